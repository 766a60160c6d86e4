export interface ReadFaq {
  id: string
  question: string
  answer: string
}

const HEAD = /^\[([^\]\s]+)\] (.+)$/

/** Where the answers end: a mark or a heading. */
const END = /^(<|#)/

/** The FAQs of a prompt: `[<id>] question`, newline, answer (of one or more lines). */
export function readFaqs(prompt: string): ReadFaq[] {
  const faqs: ReadFaq[] = []
  let open: ReadFaq | null = null
  for (const line of prompt.split('\n')) {
    const [, id, question] = HEAD.exec(line) ?? []
    if (id !== undefined && question !== undefined) {
      open = { id, question, answer: '' }
      faqs.push(open)
    } else if (END.test(line)) open = null
    else if (open) open.answer += `${line}\n`
  }
  return faqs.map((faq) => ({ ...faq, answer: faq.answer.trim() }))
}
