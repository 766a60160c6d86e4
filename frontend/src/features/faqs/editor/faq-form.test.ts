import { describe, expect, it } from 'vitest'
import { sampleFaq } from '../testing/samples.ts'
import { blankForm, changesOf, formOf, inputOf, problemsOf } from './faq-form.ts'

const form = formOf(sampleFaq())

describe('a FAQ being written', () => {
  it('is refused without a question, without an answer, too long, or ending before it begins', () => {
    expect(problemsOf(blankForm('fr', '  '))).toEqual({ question: 'missing', answer: 'missing' })
    expect(problemsOf({ ...form, answer: 'x'.repeat(4001) })).toEqual({ answer: 'tooLong' })
    expect(problemsOf({ ...form, validFrom: '2026-06-09', validTo: '2026-06-08' })).toEqual({ validTo: 'endsBefore' })
  })

  it('may hold for one day', () => {
    expect(problemsOf({ ...form, validFrom: '2026-06-09', validTo: '2026-06-09' })).toEqual({})
  })

  it('sends only what was changed', () => {
    expect(changesOf({ ...form, question: `${form.question}  ` }, form)).toEqual({})
    expect(changesOf({ ...form, category: '', aliases: ['Parking ?'] }, form)).toEqual({
      category: null,
      aliases: ['Parking ?'],
    })
  })

  it('sends nothing for what is empty', () => {
    expect(inputOf({ ...blankForm('fr', ' A ? '), answer: ' B ' })).toEqual({
      question: 'A ?',
      answer: 'B',
      category: null,
      locale: 'fr',
      active: true,
      validFrom: null,
      validTo: null,
      aliases: [],
    })
  })
})
