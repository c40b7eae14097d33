/** The API as it is, from its own contract: every operation by its subject, each with a link of its own. */
import { html, nothing, render } from "lit";
import { ask, signInFirst } from "./ask.js";
import { words } from "./prose.js";
import { fields, resolve, typeOf } from "./schema.js";

const METHODS = ["get", "post", "put", "patch", "delete"];

begin();

async function begin() {
  try {
    const contract = await ask("/openapi.json");
    document.title = `The API · ${contract.info.title}`;
    render(page(contract), document.getElementById("page"));
    document.getElementById(decodeURIComponent(location.hash.slice(1)))?.scrollIntoView();
  } catch (problem) {
    if (problem.status === 401) return signInFirst();
    render(html`<main class="desk"><p role="alert" data-part="problem">${problem.title}. ${problem.message}</p></main>`, document.getElementById("page"));
  }
}

function page(contract) {
  const subjects = (contract.tags ?? []).map((tag) => ({ ...tag, operations: operationsOf(contract, tag.name) }));
  const schemas = Object.entries(contract.components?.schemas ?? {});
  return html`
    <a class="skip" href="#main">To the operations</a>
    <div class="desk api">
      <header class="masthead">
        <h1>${contract.info.title}, the API</h1>
        <p class="when">${contract.info.version}, under <code>${contract.servers?.[0]?.url ?? "/"}</code></p>
        <nav aria-label="Desk">
          <a href="/api/v1/openapi.json">As OpenAPI</a>
          <a href="/">The desk</a>
        </nav>
      </header>
      <nav class="contents" aria-label="Contents" tabindex="0">
        ${subjects.map(
          ({ name, operations }) => html`<h2><a href=${`#${slug(name)}`}>${capital(name)}</a></h2>
            <ul>
              ${operations.map(({ id, summary }) => html`<li><a href=${`#${id}`}>${summary}</a></li>`)}
            </ul>`,
        )}
        <h2><a href="#schemas">Shapes</a></h2>
      </nav>
      <main id="main">
        <section class="about">${words(contract.info.description)}</section>
        ${subjects.map((subject) => section(subject, contract))}
        <section class="subject" id="schemas">
          <h2>Shapes</h2>
          ${schemas.map(([name, schema]) => shape(name, schema, contract))}
        </section>
      </main>
    </div>
  `;
}

function operationsOf({ paths }, tag) {
  return Object.entries(paths).flatMap(([path, item]) =>
    METHODS.filter((method) => item[method]?.tags?.includes(tag)).map((method) => {
      const operation = item[method];
      return {
        ...operation,
        id: operation.operationId,
        method,
        path,
        parameters: [...(item.parameters ?? []), ...(operation.parameters ?? [])],
      };
    }),
  );
}

function section({ name, description, operations }, contract) {
  return html`<section class="subject" id=${slug(name)} data-part="subject">
    <h2>${capital(name)}</h2>
    ${words(description)} ${operations.map((one) => operation(one, contract))}
  </section>`;
}

function operation(one, contract) {
  const parameters = one.parameters.map((parameter) => resolve(parameter, contract));
  const open = one.security?.length === 0;
  return html`<article class="operation" id=${one.id} data-row="operation">
    <h3><a href=${`#${one.id}`}>${one.summary}</a></h3>
    <p class="address"><code><strong>${one.method.toUpperCase()}</strong> ${broken(one.path)}</code>${open ? html` <span class="quiet small">needs no session</span>` : nothing}</p>
    ${words(one.description)}
    ${parameters.length ? html`<h4>Parameters</h4>${parameterList(parameters, contract)}` : nothing}
    ${one.requestBody ? html`<h4>Body</h4>${content(resolve(one.requestBody, contract).content, contract)}` : nothing}
    <h4>Answers</h4>
    <dl class="answers">
      ${Object.entries(one.responses).map(([status, response]) => answer(status, resolve(response, contract), contract))}
    </dl>
  </article>`;
}

function parameterList(parameters, contract) {
  return html`<dl class="fields">
    ${parameters.map(
      (parameter) => html`<div>
        <dt><code>${parameter.name}</code> <span class="quiet small">${typeOf(parameter.schema, contract)}, in the ${parameter.in}${parameter.required ? "" : ", may be left out"}</span></dt>
        <dd>${words(parameter.description)}${parameter.example === undefined ? nothing : html`<p class="small">For example <code>${parameter.example}</code></p>`}</dd>
      </div>`,
    )}
  </dl>`;
}

function answer(status, response, contract) {
  const plain = status >= 400;
  return html`<div data-kind=${plain ? "problem" : "good"}>
    <dt><code>${status}</code></dt>
    <dd>${words(response.description)}${plain ? nothing : content(response.content, contract)}</dd>
  </div>`;
}

function content(types, contract) {
  return Object.entries(types ?? {}).map(
    ([type, { schema, example, examples }]) => html`
      <p class="small"><code>${type}</code>: ${typeOf(schema, contract)}</p>
      ${schema && !schema.$ref ? fields(schema, contract) : nothing} ${sample(example ?? Object.values(examples ?? {})[0]?.value)}
    `,
  );
}

function sample(example) {
  if (example === undefined) return nothing;
  const text = typeof example === "string" ? example : JSON.stringify(example, null, 2);
  return html`<pre tabindex="0" aria-label="Example">${text.trimEnd()}</pre>`;
}

function shape(name, schema, contract) {
  return html`<article class="operation" id=${`shape-${name}`} data-row="shape">
    <h3><a href=${`#shape-${name}`}>${name}</a></h3>
    <p class="quiet small">${typeOf(schema, contract)}</p>
    ${words(schema.description)} ${fields(schema, contract)}
  </article>`;
}

/** A long path may break after a slash, and nowhere else. */
function broken(path) {
  return path.split(/(?<=\/)/).map((part) => html`${part}<wbr />`);
}

function slug(name) {
  return name.toLowerCase().replaceAll(" ", "-");
}

function capital(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
