import type { Faq } from '@conciergerie/contract'

/** Spreadsheets of French machines expect the byte order mark and semicolons. */
const byteOrderMark = '\ufeff'
const separator = ';'

const columns: readonly (readonly [string, (faq: Faq) => string])[] = [
  ['id', (faq) => String(faq.id)],
  ['question', (faq) => faq.question],
  ['answer', (faq) => faq.answer],
  ['category', (faq) => faq.category ?? ''],
  ['locale', (faq) => faq.locale],
  ['active', (faq) => String(faq.active)],
  ['validFrom', (faq) => faq.validFrom ?? ''],
  ['validTo', (faq) => faq.validTo ?? ''],
  ['aliases', (faq) => faq.aliases.join(' | ')],
  ['usageCount', (faq) => String(faq.usageCount)],
]

/** All FAQs as CSV, UTF-8, `;` between cells, CRLF between rows. */
export function writeCsv(faqs: readonly Faq[]): string {
  const rows = [columns.map(([name]) => name), ...faqs.map((faq) => columns.map(([, read]) => read(faq)))]
  return byteOrderMark + rows.map((cells) => cells.map(writeCell).join(separator)).join('\r\n') + '\r\n'
}

/** A cell that begins like a formula would be run by the spreadsheet: a quote in front makes it text. */
function writeCell(value: string): string {
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[;"\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
