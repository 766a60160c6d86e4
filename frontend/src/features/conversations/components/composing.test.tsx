import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { http } from 'msw'
import { describe, expect, it } from 'vitest'
import { answer, refusal, server } from '@conciergerie/kit/testing/server.ts'
import { serveInbox } from '../testing/inbox-server.ts'
import { prepareInbox, renderInbox } from '../testing/render-inbox.tsx'
import { aConversation, aMessage } from '../testing/samples.ts'

prepareInbox()

const field = () => screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Votre réponse' })

describe('a draft', () => {
  it('survives leaving the page, and is told to the server', async () => {
    const desk = serveInbox({ conversations: [aConversation()], messages: [aMessage()] })
    const { unmount } = renderInbox('/inbox/12')
    await userEvent.type(await field(), 'Pour demain')
    unmount()
    await waitFor(() => {
      expect(desk.asked.map(({ body }) => body)).toContainEqual({ text: 'Pour demain' })
    })
    renderInbox('/inbox/12')
    expect((await field()).value).toBe('Pour demain')
  })

  it('comes from the server on another device', async () => {
    serveInbox({ conversations: [aConversation({ draft: 'Commencé ailleurs' })], messages: [aMessage()] })
    renderInbox('/inbox/12')
    expect((await field()).value).toBe('Commencé ailleurs')
  })

  it('shows in the list once the field is left', async () => {
    serveInbox({ conversations: [aConversation()], messages: [aMessage()] })
    renderInbox('/inbox/12')
    await userEvent.type(await field(), 'Pour demain')
    await userEvent.keyboard('{Escape}')
    expect(await screen.findByText('Brouillon :')).not.toBeNull()
  })
})

describe('the AI’s suggestion', () => {
  const messages = () => [aMessage({ aiSuggestion: 'La table 7 est à vous.' })]

  it('is taken with Tab, and sent as its own', async () => {
    const desk = serveInbox({ conversations: [aConversation()], messages: messages() })
    renderInbox('/inbox/12')
    await screen.findByText('La table 7 est à vous.')
    await userEvent.click(await field())
    await userEvent.keyboard('{Tab}')
    expect((await field()).value).toBe('La table 7 est à vous.')
    await userEvent.keyboard(' À bientôt.{Control>}{Enter}{/Control}')
    await waitFor(() => {
      expect(desk.asked.map(({ body }) => body)).toContainEqual({
        message: 'La table 7 est à vous. À bientôt.',
        suggestionOf: 101,
      })
    })
  })

  it('is put away with Escape, and Tab then leaves the field', async () => {
    serveInbox({ conversations: [aConversation()], messages: messages() })
    renderInbox('/inbox/12')
    await screen.findByText('La table 7 est à vous.')
    await userEvent.click(await field())
    await userEvent.keyboard('{Escape}{Tab}')
    expect((await field()).value).toBe('')
    expect(document.activeElement).not.toBe(await field())
    expect(screen.queryByText('La table 7 est à vous.')).toBeNull()
  })

  it('can be asked for, and says so when there is none', async () => {
    serveInbox({ conversations: [aConversation()], messages: [aMessage()] })
    const answers = [null, 'Avec plaisir.']
    server.use(
      answer('POST /api/conversations/:id/suggest', () => ({ suggestion: answers.shift() ?? null, sources: [] })),
    )
    renderInbox('/inbox/12')
    await userEvent.click(await screen.findByRole('button', { name: 'Suggérer' }))
    expect(await screen.findByText(/L’IA n’a rien à proposer/)).not.toBeNull()
    await userEvent.click(screen.getByRole('button', { name: 'Suggérer' }))
    expect(await screen.findByText('Avec plaisir.')).not.toBeNull()
  })
})

describe('quick replies', () => {
  const quickReply = (id: number, shortcut: string, text: string) => {
    return { id, shortcut, title: shortcut, text, locale: 'fr', usageCount: 0 }
  }

  it('open under a slash, and read as they will be sent', async () => {
    serveInbox({ conversations: [aConversation()], messages: [aMessage()] })
    server.use(
      answer('GET /api/quick-replies', () => ({
        items: [
          quickReply(1, 'parking', 'Bonjour {client}, {house} a huit places. {concierge}'),
          quickReply(2, 'taxi', 'Taxi'),
        ],
      })),
    )
    renderInbox('/inbox/12')
    await userEvent.type(await field(), 'Voilà : /par')
    const words = 'Bonjour Camille, Hôtel du Phare a huit places. Marie'
    expect((await screen.findAllByRole('option')).map((option) => option.textContent)).toEqual([
      `parking/parking${words}`,
    ])
    await userEvent.keyboard('{Enter}')
    expect((await field()).value).toBe(`Voilà : ${words}`)
    expect(screen.queryByRole('listbox')).toBeNull()
  })

  it('say so when none matches', async () => {
    serveInbox({ conversations: [aConversation()], messages: [aMessage()] })
    server.use(answer('GET /api/quick-replies', () => ({ items: [quickReply(1, 'taxi', 'Taxi')] })))
    renderInbox('/inbox/12')
    await userEvent.type(await field(), '/zzz')
    expect(await screen.findByText(/Aucune réponse rapide pour « zzz »/)).not.toBeNull()
  })
})

describe('a file', () => {
  const attach = async (file: File) => {
    const [input] = await screen.findAllByLabelText<HTMLInputElement>('Joindre un fichier', { selector: 'input' })
    if (!input) throw new Error('no file field')
    await userEvent.upload(input, file, { applyAccept: false })
  }

  it('is refused before it leaves, with the reason', async () => {
    serveInbox({ conversations: [aConversation()], messages: [aMessage()] })
    renderInbox('/inbox/12')
    await attach(new File(['MZ'], 'virus.exe', { type: 'application/x-msdownload' }))
    expect(await screen.findByText(/WhatsApp n’accepte pas ce type de fichier/)).not.toBeNull()
  })

  it('is kept when it could not be sent up, to be tried again', async () => {
    serveInbox({ conversations: [aConversation()], messages: [aMessage()] })
    server.use(http.post('*/api/media', () => refusal(503, 'unavailable')))
    renderInbox('/inbox/12')
    await attach(new File(['%PDF'], 'plan.pdf', { type: 'application/pdf' }))
    expect(await screen.findByText('plan.pdf')).not.toBeNull()
    expect(await screen.findByText(/Le serveur est occupé/)).not.toBeNull()
    expect(screen.getByRole('button', { name: 'Réessayer' })).not.toBeNull()
  })
})

it('says what colleagues write meanwhile', async () => {
  serveInbox({ conversations: [aConversation()], messages: [aMessage()] })
  server.use(answer('POST /api/conversations/:id/typing', () => ({ others: [{ name: 'Yann Kerbrat', note: true }] })))
  renderInbox('/inbox/12')
  await userEvent.type(await field(), 'B')
  expect(await screen.findByText('Yann écrit une note…')).not.toBeNull()
})
