import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { answer, refusal, server } from '@conciergerie/kit/testing/server.ts'
import { renderPart, speak } from '../../../testing/render-app.tsx'
import { calm } from '../../../testing/samples.ts'
import type { TriedAnswer } from '../api.ts'
import { pageOfFaqs, sampleAnswer, sampleFaq } from '../testing/samples.ts'
import { FaqRoom } from './faq-room.tsx'
import { FaqTable } from './faq-table.tsx'

const parking = sampleFaq({ aliases: ['Un parking ?'] })
const shuttle = sampleFaq({ id: 2, question: 'Navette vers la gare' })

beforeAll(() => speak('faqs'))
beforeEach(() => {
  server.use(
    answer('GET /api/faqs', () => pageOfFaqs([parking, shuttle])),
    answer('GET /api/overview', () => calm),
  )
})

async function ask(question: string, tried: TriedAnswer) {
  const sent: unknown[] = []
  server.use(
    answer('POST /api/faqs/test', ({ body }) => {
      sent.push(body)
      return tried
    }),
  )
  renderPart(
    <FaqRoom>
      <FaqTable faqs={[parking, shuttle]} />
    </FaqRoom>,
    { at: '/faq' },
  )
  await userEvent.type(screen.getByRole('textbox', { name: 'Votre question' }), `${question}{Enter}`)
  await screen.findByText(tried.answer)
  return sent
}

const log = () => screen.getByRole('log')

describe('the tester', () => {
  it('says why no answer came, and asks again', async () => {
    server.use(answer('POST /api/faqs/test', () => refusal(503, 'unavailable')))
    renderPart(<FaqRoom>{null}</FaqRoom>)
    await userEvent.type(screen.getByRole('textbox', { name: 'Votre question' }), 'Où ?{Enter}')
    expect(await within(log()).findByRole('alert')).not.toBeNull()
    server.use(answer('POST /api/faqs/test', () => sampleAnswer()))
    await userEvent.click(within(log()).getByRole('button', { name: 'Réessayer' }))
    expect(await within(log()).findByText('Oui, dans la cour.')).not.toBeNull()
    expect(within(log()).queryByRole('alert')).toBeNull()
  })

  it('shows an answer with its sources open, its time, what was read besides, and lights the FAQ', async () => {
    await ask('Je me gare où', sampleAnswer())
    expect(within(log()).getByRole('link', { name: 'Où se garer ?' }).getAttribute('href')).toBe('/faq?edit=1')
    expect(within(log()).getByText(/Dans la cour\./, { selector: 'span' })).not.toBeNull()
    expect(within(log()).getByText(/répondu en 1,1\ss/)).not.toBeNull()
    const leftOut = screen.getByRole('region', { name: 'FAQ lues, non utilisées' })
    expect(
      within(leftOut)
        .getAllByRole('link')
        .map(({ textContent }) => textContent),
    ).toEqual(['Navette vers la gare'])
    const table = screen.getByRole('table')
    expect(within(table).getByText('citée par le test').closest('tr')?.textContent).toContain('Où se garer')
  })

  it('says of a question that no FAQ answers where it would go, and offers to write one', async () => {
    const tried = sampleAnswer({
      outcome: 'unanswered',
      answer: 'Je demande à l’équipe.',
      sources: [],
      reason: 'no_faq',
    })
    await ask('Un mariage ?', tried)
    expect(within(log()).getByText(/la question arriverait dans/)).not.toBeNull()
    expect(within(log()).queryByText(/Pourquoi/)).toBeNull()
    expect(screen.getByRole('link', { name: 'Créer une FAQ' }).getAttribute('href')).toBe(
      '/faq?new=1&ask=Un+mariage+%3F',
    )
    expect(screen.queryByText('citée par le test')).toBeNull()
  })

  it('says when a person would be called, and why', async () => {
    const tried = sampleAnswer({
      outcome: 'human',
      answer: 'Je préviens l’équipe.',
      sources: [],
      candidates: [],
      reason: 'complaint',
      by: 'exact',
    })
    await ask('C’est honteux', tried)
    expect(within(log()).getByText(/L’équipe serait appelée/)).not.toBeNull()
    expect(within(log()).getByText(/une réclamation/)).not.toBeNull()
    expect(screen.queryByRole('button', { name: 'Ajouter cette tournure' })).toBeNull()
  })

  it('tells an answer made without a model apart', async () => {
    await ask('Je me gare où', sampleAnswer({ by: 'fallback' }))
    expect(within(log()).getByText('réponse de secours')).not.toBeNull()
  })

  it('remembers what was said, until it begins again', async () => {
    const sent = await ask('Je me gare où', sampleAnswer())
    await userEvent.type(screen.getByRole('textbox', { name: 'Votre question' }), 'Et un vélo{Enter}')
    await waitFor(() => {
      expect(within(log()).getAllByText('Oui, dans la cour.')).toHaveLength(2)
    })
    expect(sent[1]).toEqual({
      question: 'Et un vélo',
      history: [
        { from: 'client', text: 'Je me gare où' },
        { from: 'house', text: 'Oui, dans la cour.' },
      ],
    })
    await userEvent.click(screen.getByRole('button', { name: 'Recommencer' }))
    expect(log().textContent).toBe('')
  })

  it('adds the words to the FAQ that is chosen, beside those it has, and takes them back', async () => {
    const written: unknown[] = []
    server.use(
      answer('GET /api/faqs/:id', () => ({ faq: parking })),
      answer('PATCH /api/faqs/:id', ({ body }) => {
        written.push(body)
        return { faq: parking }
      }),
    )
    await ask('Je me gare où', sampleAnswer())
    await userEvent.click(screen.getByRole('button', { name: 'Ajouter cette tournure' }))
    await userEvent.click(screen.getByRole('menuitem', { name: 'Où se garer ?' }))
    await userEvent.click(await screen.findByRole('button', { name: 'Annuler' }))
    await waitFor(() => {
      expect(written).toEqual([{ aliases: ['Un parking ?', 'Je me gare où'] }, { aliases: ['Un parking ?'] }])
    })
  })

  it('does not add words that the FAQ knows', async () => {
    server.use(answer('GET /api/faqs/:id', () => ({ faq: parking })))
    await ask('UN PARKING ?', sampleAnswer())
    await userEvent.click(screen.getByRole('button', { name: 'Ajouter cette tournure' }))
    await userEvent.click(screen.getByRole('menuitem', { name: 'Où se garer ?' }))
    expect(await screen.findByText(/connaît déjà cette tournure/)).not.toBeNull()
  })
})
