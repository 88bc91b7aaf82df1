/** Tables for spreadsheets: CSV as RFC 4180 has it (https://www.rfc-editor.org/rfc/rfc4180). Lines end with CRLF. */

/** The rows as CSV, the names of the columns first. */
export function csvTable(rows: readonly (readonly (string | undefined)[])[]): string {
  return rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

/**
 * Spreadsheets run what begins like a formula, in quotes too; an apostrophe before it makes it a text. The signs, among them their
 * full-width forms, are those of https://owasp.org/www-community/attacks/CSV_Injection.
 */
function cell(value: string | undefined): string {
  const safe = (value ?? '').toWellFormed().replace(/^[\s\uFEFF]*[=+\-@\t\r\n＝＋－＠]/u, (start) => `'${start}`);
  return /[",\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
