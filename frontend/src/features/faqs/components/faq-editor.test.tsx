import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { answer, refusal, server } from '@conciergerie/kit/testing/server.ts'
import { renderPart, speak } from '../../../testing/render-app.tsx'
import { pageOfFaqs, sampleFaq } from '../testing/samples.ts'
import { FaqEditor } from './faq-editor.tsx'

const parking = sampleFaq({ aliases: ['Un parking ?'] })
const address = () => screen.getByTestId('address').textContent
const field = (name: RegExp | string) => screen.findByRole('textbox', { name })

beforeAll(() => speak('faqs'))
beforeEach(() => {
  server.use(
    answer('GET /api/faqs/:id', () => ({ faq: parking })),
    answer('GET /api/faqs/similar', () => ({ items: [] })),
    answer('GET /api/faqs', () => pageOfFaqs([parking])),
  )
})

describe('the editor of a FAQ', () => {
  it('asks for a question and an answer before it asks the server', async () => {
    renderPart(<FaqEditor />, { at: '/faq?new=1' })
    await screen.findByRole('dialog')
    await userEvent.click(save())
    expect(screen.getByText('Écrivez la question.')).not.toBeNull()
    expect(screen.getByText('Écrivez la réponse.')).not.toBeNull()
    expect(address()).toBe('/faq?new=1')
  })

  it('shows beside its field what the server refuses, and keeps what was written', async () => {
    server.use(answer('PATCH /api/faqs/:id', () => refusal(400, 'invalid', { fields: { answer: 'trop vague' } })))
    renderPart(<FaqEditor />, { at: '/faq?edit=1' })
    await userEvent.type(await field('Réponse'), ' Peut-être.')
    await userEvent.click(save())
    expect(await screen.findByText('trop vague')).not.toBeNull()
    expect(((await field('Réponse')) as HTMLTextAreaElement).value).toContain('Peut-être.')
  })

  it('says of a FAQ that is gone that it is gone', async () => {
    server.use(answer('GET /api/faqs/:id', () => refusal(404, 'not_found')))
    renderPart(<FaqEditor />, { at: '/faq?edit=9' })
    expect(await screen.findByText('Cette FAQ n’existe plus.')).not.toBeNull()
  })

  it('warns while one types that a FAQ says so already, and leads to it', async () => {
    server.use(
      answer('GET /api/faqs/similar', ({ url }) => ({
        items:
          url.searchParams.get('question') === 'Où garer ma voiture'
            ? [{ faqId: 1, question: 'Où se garer ?', score: 0.7 }]
            : [],
      })),
    )
    renderPart(<FaqEditor />, { at: '/faq?new=1' })
    await userEvent.type(await field('Question'), 'Où garer ma voiture')
    const link = await screen.findByRole('link', { name: 'Où se garer ?' })
    expect(link.closest('[role="status"]')).not.toBeNull()
    await userEvent.click(link)
    expect(address()).toBe('/faq?edit=1')
  })

  it('does not warn of the FAQ that is being corrected', async () => {
    server.use(
      answer('GET /api/faqs/similar', () => ({
        items: [
          { faqId: 1, question: 'Où se garer ?', score: 1 },
          { faqId: 2, question: 'La navette ?', score: 0.4 },
        ],
      })),
    )
    renderPart(<FaqEditor />, { at: '/faq?edit=1' })
    await userEvent.type(await field('Question'), ' Et le vélo')
    expect(await screen.findByRole('link', { name: 'La navette ?' })).not.toBeNull()
    expect(screen.queryByRole('link', { name: 'Où se garer ?' })).toBeNull()
  })

  it('sends only what was changed, and leaves', async () => {
    let sent: unknown
    server.use(
      answer('PATCH /api/faqs/:id', ({ body }) => {
        sent = body
        return { faq: parking }
      }),
    )
    renderPart(<FaqEditor />, { at: '/faq?q=parc&edit=1' })
    await userEvent.type(await field('Autres façons de demander'), 'Où mettre la voiture ?{Enter}')
    await userEvent.click(screen.getByRole('button', { name: /Retirer.+Un parking/ }))
    await userEvent.click(save())
    await waitFor(() => {
      expect(address()).toBe('/faq?q=parc')
    })
    expect(sent).toEqual({ aliases: ['Où mettre la voiture ?'] })
  })

  it('keeps what was being written when it is left, and gives it back or forgets it', async () => {
    const first = renderPart(<FaqEditor />, { at: '/faq?edit=1' })
    await userEvent.type(await field('Réponse'), ' À moitié')
    first.unmount()
    renderPart(<FaqEditor />, { at: '/faq?edit=1' })
    expect(((await field('Réponse')) as HTMLTextAreaElement).value).toContain('À moitié')
    await userEvent.click(screen.getByRole('button', { name: 'Les abandonner' }))
    expect(((await field('Réponse')) as HTMLTextAreaElement).value).toBe(parking.answer)
  })

  it('begins a new FAQ with the question that was brought along', async () => {
    let sent: unknown
    server.use(
      answer('POST /api/faqs', ({ body }) => {
        sent = body
        return { faq: parking, similar: [] }
      }),
    )
    renderPart(<FaqEditor />, { at: '/faq?new=1&question=Un%20sauna' })
    await userEvent.type(await field('Réponse'), 'Oui, à la cave.')
    await userEvent.click(save())
    await waitFor(() => {
      expect(address()).toBe('/faq')
    })
    expect(sent).toMatchObject({ question: 'Un sauna', answer: 'Oui, à la cave.', locale: 'fr', category: null })
  })

  it('deletes at once and gives back for a while', async () => {
    const calls: string[] = []
    server.use(
      answer('DELETE /api/faqs/:id', () => {
        calls.push('delete')
        return undefined
      }),
      answer('POST /api/faqs/:id/restore', () => {
        calls.push('restore')
        return { faq: parking }
      }),
    )
    renderPart(<FaqEditor />, { at: '/faq?edit=1' })
    await userEvent.click(await screen.findByRole('button', { name: 'Supprimer' }))
    expect(address()).toBe('/faq')
    await userEvent.click(await screen.findByRole('button', { name: 'Annuler' }))
    await waitFor(() => {
      expect(calls).toEqual(['delete', 'restore'])
    })
  })
})

function save(): HTMLElement {
  return screen.getByRole('button', { name: /^(Enregistrer|Ajouter la FAQ)/ })
}
