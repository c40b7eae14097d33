/** A table as a file that spreadsheets open (RFC 4180). A name that looks like a formula stays a name. */
export function saveCsv(name, columns, rows) {
  const lines = [columns.map((column) => column.title), ...rows.map((row) => columns.map((column) => (column.text ?? column.value)(row)))];
  const text = "\ufeff" + lines.map((cells) => cells.map(cell).join(",")).join("\r\n") + "\r\n";
  const address = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
  const link = Object.assign(document.createElement("a"), { href: address, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

function cell(value) {
  const text = String(value ?? "");
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
