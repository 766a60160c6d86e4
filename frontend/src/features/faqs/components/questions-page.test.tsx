import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { answer, refusal, server } from '@conciergerie/kit/testing/server.ts'
import { renderPart, speak } from '../../../testing/render-app.tsx'
import { calm } from '../../../testing/samples.ts'
import { pageOfFaqs, pageOfQuestions, sampleAsk, sampleFaq, sampleQuestion } from '../testing/samples.ts'
import { QuestionsPage } from './questions-page.tsx'

const dogs = sampleQuestion({
  count: 3,
  waiting: 1,
  asks: [sampleAsk(), sampleAsk({ conversationId: 8, clientName: 'Julie Roy', text: 'Et un chat ?', answered: true })],
})
const gym = sampleQuestion({ id: 9, text: 'A gym?', status: 'ignored' })

beforeAll(() => speak('faqs'))
beforeEach(() => {
  server.use(
    answer('GET /api/questions', ({ url }) => pageOfQuestions(url.searchParams.get('status') === 'open' ? [dogs] : [])),
    answer('GET /api/questions/:id', () => ({ question: dogs })),
    answer('GET /api/faqs', () => pageOfFaqs([sampleFaq()])),
    answer('GET /api/faqs/similar', () => ({ items: [] })),
    answer('GET /api/overview', () => calm),
  )
})

describe('questions without an answer', () => {
  it('say of one that is gone that it is gone, and show the others', async () => {
    server.use(answer('GET /api/questions/:id', () => refusal(404, 'not_found')))
    renderPart(<QuestionsPage />, { at: '/faq/questions?question=77' })
    expect(await screen.findByText('Cette question n’existe plus.')).not.toBeNull()
    expect(await screen.findByText(dogs.text)).not.toBeNull()
  })

  it('open on the one that a notification leads to, with who asked and in which words', async () => {
    renderPart(<QuestionsPage />, { at: '/faq/questions?question=5' })
    expect((await screen.findByRole('link', { name: /Camille Rousseau/ })).getAttribute('href')).toBe('/inbox/100')
    expect(screen.getByText(/Et un chat/)).not.toBeNull()
    expect(screen.getByText('attend')).not.toBeNull()
    expect(screen.getByText('répondu')).not.toBeNull()
    expect(screen.getByText('et 1 demande plus ancienne')).not.toBeNull()
  })

  it('show on top one that is in another pile and not among its first', async () => {
    server.use(answer('GET /api/questions/:id', () => ({ question: gym })))
    renderPart(<QuestionsPage />, { at: '/faq/questions?question=9' })
    expect(await screen.findByText('A gym?')).not.toBeNull()
    expect(screen.getByRole('tab', { name: 'Ignorées' }).getAttribute('aria-selected')).toBe('true')
  })

  it('are tied to a FAQ that answers them already, whose answer goes to those who wait', async () => {
    let sent: unknown
    server.use(
      answer('POST /api/questions/:id/attach', ({ body }) => {
        sent = body
        return { faq: sampleFaq(), answered: 1, outsideWindow: 0 }
      }),
    )
    renderPart(<QuestionsPage />, { at: '/faq/questions?question=5' })
    await userEvent.click(await screen.findByRole('button', { name: 'Relier à une FAQ' }))
    const dialog = await screen.findByRole('dialog')
    await userEvent.click(await within(dialog).findByRole('radio', { name: /Où se garer/ }))
    await userEvent.click(within(dialog).getByRole('button', { name: 'Relier et répondre au client' }))
    expect(await screen.findByText(/envoyée au client/)).not.toBeNull()
    expect(sent).toEqual({ faqId: 1, answerWaiting: true })
  })

  it('are published in the words that the house prefers, under a category', async () => {
    let sent: unknown
    server.use(
      answer('POST /api/questions/:id/publish', ({ body }) => {
        sent = body
        return { faq: sampleFaq(), answered: 0, outsideWindow: 0 }
      }),
    )
    renderPart(<QuestionsPage />, { at: '/faq/questions?question=5' })
    const wording = await screen.findByRole('textbox', { name: /telle qu’elle sera/ })
    await userEvent.clear(wording)
    await userEvent.type(wording, 'Les animaux sont-ils admis')
    await userEvent.type(screen.getByRole('combobox', { name: 'Catégorie' }), 'sej{ArrowDown}{Enter}')
    await userEvent.type(screen.getByRole('textbox', { name: /Réponse à/ }), 'Oui.')
    await userEvent.click(screen.getByRole('button', { name: 'Publier' }))
    await waitFor(() => {
      expect(sent).toEqual({
        question: 'Les animaux sont-ils admis',
        answer: 'Oui.',
        category: 'Séjour',
        answerWaiting: false,
      })
    })
  })
})
