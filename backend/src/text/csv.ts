/** Spreadsheets of French machines expect the byte order mark and semicolons. */
export const byteOrderMark = '\ufeff'
const separator = ';'

/** One row of a CSV file: `;` between cells, CRLF at its end. */
export const csvRow = (cells: readonly string[]): string => cells.map(writeCell).join(separator) + '\r\n'

/** A cell that begins like a formula would be run by the spreadsheet: a quote in front makes it text. */
function writeCell(value: string): string {
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[;"\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
