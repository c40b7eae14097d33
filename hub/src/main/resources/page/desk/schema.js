/** A JSON Schema, as OpenAPI 3.1 has them, in words. */
import { html, nothing } from "lit";
import { words } from "./prose.js";

/** Follows a reference to what it means. */
export function resolve(item, contract) {
  if (!item?.$ref) return item;
  const found = item.$ref.split("/").slice(1).reduce((at, step) => at?.[step], contract);
  return resolve(found, contract);
}

/** "a list of Member", "a whole number, at least 0", "one of in, out". */
export function typeOf(schema, contract) {
  if (!schema || Object.keys(schema).length === 0) return "anything";
  if (schema.$ref?.startsWith("#/components/schemas/")) {
    const name = schema.$ref.split("/").pop();
    return html`<a href=${`#shape-${name}`}>${name}</a>`;
  }
  if (schema.$ref) return typeOf(resolve(schema, contract), contract);
  if (schema.const !== undefined) return html`always <code>${schema.const}</code>`;
  if (schema.enum) return html`one of ${commas(schema.enum.map((value) => html`<code>${value}</code>`))}`;
  const choices = schema.oneOf ?? schema.anyOf;
  if (choices) return choices.map((one, i) => html`${i ? " or " : ""}${typeOf(one, contract)}`);
  if (schema.type === "array") return html`a list of ${typeOf(schema.items, contract)}${limits(schema)}`;
  return html`${plainType(schema)}${limits(schema)}`;
}

/** What an object is made of, or what the things in a list are made of. */
export function fields(schema, contract) {
  const inside = schema.type === "array" ? schema.items : schema;
  const properties = Object.entries(inside?.properties ?? {});
  if (!properties.length) return nothing;
  return html`<dl class="fields">
    ${properties.map(([name, property]) => {
      const required = inside.required?.includes(name);
      return html`<div>
        <dt><code>${name}</code> <span class="quiet small">${typeOf(property, contract)}${required ? "" : ", may be left out"}</span></dt>
        <dd>${words(property.description)}${nested(property, contract)}</dd>
      </div>`;
    })}
  </dl>`;
}

function nested(property, contract) {
  return property.$ref || property.items?.$ref ? nothing : fields(property, contract);
}

const FORMATS = { "date-time": "an instant, UTC", date: "a day", uri: "an address", uuid: "a UUID", int64: "a whole number" };
const TYPES = { string: "text", integer: "a whole number", number: "a number", boolean: "true or false", object: "an object", null: "null" };

function plainType({ type, format }) {
  const types = [type ?? "object"].flat();
  return FORMATS[format] ?? types.map((one) => TYPES[one] ?? one).join(" or ");
}

function limits(schema) {
  const said = [
    schema.minimum !== undefined && `at least ${schema.minimum}`,
    schema.maximum !== undefined && `at most ${schema.maximum}`,
    schema.maxLength !== undefined && `at most ${schema.maxLength} characters`,
    schema.maxItems !== undefined && `at most ${schema.maxItems}`,
    schema.default !== undefined && `left out: ${schema.default}`,
  ].filter(Boolean);
  return html`${said.map((one) => `, ${one}`)}${schema.pattern ? html`, like <code>${schema.pattern}</code>` : nothing}`;
}

function commas(items) {
  return items.map((item, i) => html`${i ? ", " : ""}${item}`);
}
