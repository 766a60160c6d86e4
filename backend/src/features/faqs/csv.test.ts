import type { Faq } from '@conciergerie/contract'
import { expect, it } from 'vitest'
import { writeCsv } from './csv.ts'

const faq: Faq = {
  id: 7,
  question: 'Prix ; options "vue mer" ?',
  answer: 'De 90 €\nà 140 €',
  category: null,
  locale: 'fr',
  active: true,
  validFrom: null,
  validTo: null,
  aliases: ['=1+1', 'combien'],
  usageCount: 3,
  lastUsedAt: null,
  version: 1,
  createdAt: '2026-11-02T08:00:00.000Z',
  updatedAt: '2026-11-02T08:00:00.000Z',
}

it('cells with separators, quotes or new lines are quoted, after a byte order mark', () => {
  const csv = writeCsv([faq])
  expect(csv.startsWith('\ufeffid;question;')).toBe(true)
  expect(csv).toContain('7;"Prix ; options ""vue mer"" ?";"De 90 €\nà 140 €";;fr;true;;;')
})

it('a cell that looks like a formula is written as text', () => {
  expect(writeCsv([{ ...faq, question: '=HYPERLINK("http://x")' }])).toContain(`"'=HYPERLINK(""http://x"")"`)
  expect(writeCsv([faq])).toContain(`'=1+1 | combien`)
})
