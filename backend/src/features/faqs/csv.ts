import type { Faq } from '@conciergerie/contract'
import { byteOrderMark, csvRow } from '#src/text/csv.ts'

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

/** All FAQs as CSV, UTF-8. */
export function writeCsv(faqs: readonly Faq[]): string {
  const rows = [columns.map(([name]) => name), ...faqs.map((faq) => columns.map(([, read]) => read(faq)))]
  return byteOrderMark + rows.map(csvRow).join('')
}
