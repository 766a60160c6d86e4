import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { answer, refusal, server } from '@conciergerie/kit/testing/server.ts'
import { renderPart, speak } from '../../../testing/render-app.tsx'
import { calm } from '../../../testing/samples.ts'
import { pageOfQuestions, sampleAsk, sampleFaq, sampleQuestion } from '../testing/samples.ts'
import { TopQuestions } from './top-questions.tsx'

const dogs = sampleQuestion({
  count: 4,
  waiting: 3,
  draft: 'Oui, jusqu’à 10 kg.',
  asks: [
    sampleAsk({ conversationId: 1 }),
    sampleAsk({ conversationId: 2 }),
    sampleAsk({ conversationId: 3, withinWindow: false }),
  ],
})
const cot = sampleQuestion({ id: 6, text: 'Un lit bébé ?' })
let open = [dogs, cot]

beforeAll(() => speak('faqs'))
beforeEach(() => {
  open = [dogs, cot]
  server.use(
    answer('GET /api/questions', () => pageOfQuestions(open)),
    answer('GET /api/overview', () => calm),
  )
})

const answerField = () => screen.findByRole('textbox')

function hearPublication(outcome: { answered: number; outsideWindow: number }) {
  const sent: unknown[] = []
  server.use(
    answer('POST /api/questions/:id/publish', ({ body }) => {
      sent.push(body)
      open = [cot]
      return { faq: sampleFaq(), ...outcome }
    }),
  )
  return sent
}

describe('what waits for an answer', () => {
  it('is not published empty, nor with blanks left by the draft', async () => {
    const sent = hearPublication({ answered: 0, outsideWindow: 0 })
    renderPart(<TopQuestions />)
    const field = await answerField()
    await userEvent.clear(field)
    await userEvent.click(screen.getByRole('button', { name: 'Publier' }))
    expect(await screen.findByText(/Écrivez la réponse/)).not.toBeNull()
    await userEvent.type(field, 'Pour … € par nuit.')
    await userEvent.click(screen.getByRole('button', { name: 'Publier' }))
    expect(await screen.findByText(/Complétez/)).not.toBeNull()
    expect(sent).toEqual([])
  })

  it('says why it could not be published, and keeps the words', async () => {
    server.use(answer('POST /api/questions/:id/publish', () => refusal(503, 'unavailable')))
    renderPart(<TopQuestions />)
    await userEvent.click(await screen.findByRole('button', { name: 'Publier' }))
    expect(await screen.findByText(/occupé/)).not.toBeNull()
    expect(((await answerField()) as HTMLTextAreaElement).value).toBe('Oui, jusqu’à 10 kg.')
  })

  it('is answered to those who can still be written to, and tells of the others', async () => {
    const sent = hearPublication({ answered: 2, outsideWindow: 1 })
    renderPart(<TopQuestions />)
    expect(await screen.findByText(/1 client n’a pas écrit depuis 24/)).not.toBeNull()
    await userEvent.click(screen.getByRole('button', { name: 'Publier et répondre aux 2 clients' }))
    expect(await screen.findByText(/envoyée à 2 clients.+1 client reste hors/)).not.toBeNull()
    expect(sent).toEqual([{ question: dogs.text, answer: 'Oui, jusqu’à 10 kg.', category: null, answerWaiting: true }])
    await waitFor(() => {
      expect(screen.queryByText(dogs.text)).toBeNull()
    })
    await waitFor(() => {
      expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'À répondre' }))
    })
  })

  it('is published without answering anybody when that is what was pressed', async () => {
    const sent = hearPublication({ answered: 0, outsideWindow: 0 })
    renderPart(<TopQuestions />)
    await userEvent.click(await screen.findByRole('button', { name: 'Publier' }))
    expect(await screen.findByText('Réponse publiée.')).not.toBeNull()
    expect(sent).toMatchObject([{ answerWaiting: false }])
  })

  it('gets a draft of the assistant when asked, to read again', async () => {
    server.use(
      answer('POST /api/questions/:id/draft', ({ params }) => {
        open = [dogs, { ...cot, draft: 'Oui, sur demande.' }]
        return { draft: params['id'] === '6' ? 'Oui, sur demande.' : null }
      }),
    )
    renderPart(<TopQuestions />)
    const row = (await screen.findByText('Un lit bébé ?')).closest('li') ?? document.body
    await userEvent.click(within(row).getByRole('button', { name: 'Proposer une réponse' }))
    await waitFor(() => {
      expect(within(row).getByRole<HTMLTextAreaElement>('textbox').value).toBe('Oui, sur demande.')
    })
    expect(within(row).getByText('Brouillon de l’IA, à relire')).not.toBeNull()
  })

  it('says so when the assistant knows nothing near', async () => {
    server.use(answer('POST /api/questions/:id/draft', () => ({ draft: null })))
    renderPart(<TopQuestions />)
    const row = (await screen.findByText('Un lit bébé ?')).closest('li') ?? document.body
    await userEvent.click(within(row).getByRole('button', { name: 'Proposer une réponse' }))
    expect(await within(row).findByText(/à vous d’écrire/)).not.toBeNull()
  })

  it('is set aside at once, and taken back by « Annuler »', async () => {
    const calls: string[] = []
    const hear = (name: string, shown: typeof open) => () => {
      calls.push(name)
      open = shown
      return { question: cot }
    }
    server.use(
      answer('POST /api/questions/:id/ignore', hear('ignore', [dogs])),
      answer('POST /api/questions/:id/reopen', hear('reopen', [dogs, cot])),
    )
    renderPart(<TopQuestions />)
    const row = (await screen.findByText('Un lit bébé ?')).closest('li') ?? document.body
    await userEvent.click(within(row).getByRole('button', { name: /^Ignorer/ }))
    await waitFor(() => {
      expect(screen.queryByText('Un lit bébé ?')).toBeNull()
    })
    await userEvent.click(await screen.findByRole('button', { name: 'Annuler' }))
    expect(await screen.findByText('Un lit bébé ?')).not.toBeNull()
    expect(calls).toEqual(['ignore', 'reopen'])
  })
})
