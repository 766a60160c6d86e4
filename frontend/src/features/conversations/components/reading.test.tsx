import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import type { Faq, MessageStatus } from '@conciergerie/contract'
import { answer, refusal, server } from '@conciergerie/kit/testing/server.ts'
import { serveInbox } from '../testing/inbox-server.ts'
import { prepareInbox, renderInbox } from '../testing/render-inbox.tsx'
import { aConversation, aMessage, minutesAway } from '../testing/samples.ts'

prepareInbox()

const log = () => screen.findByRole('log')

describe('how far a message has come', () => {
  it.each<[MessageStatus, string]>([
    ['pending', 'En cours d’envoi'],
    ['queued', 'En cours d’envoi'],
    ['sent', 'Envoyé'],
    ['delivered', 'Remis'],
    ['read', 'Lu'],
    ['unknown', 'Envoi incertain'],
  ])('%s is said in words', async (status, words) => {
    serveInbox({ conversations: [aConversation()], messages: [aMessage({ authorType: 'concierge', status })] })
    renderInbox('/inbox/12')
    expect(await within(await log()).findByText(words)).not.toBeNull()
  })
})

describe('a message that failed', () => {
  it('says why, and is sent again at once', async () => {
    const failure = {
      code: '63010',
      reason: 'Incident chez Twilio : réessayez dans un instant.',
      action: 'retry',
    } as const
    const failed = aMessage({ authorType: 'concierge', status: 'undelivered', failure })
    serveInbox({ conversations: [aConversation()], messages: [failed] })
    server.use(
      answer('POST /api/conversations/:id/messages/:messageId/retry', () => ({
        message: { ...failed, status: 'queued', failure: null },
      })),
    )
    renderInbox('/inbox/12')
    expect(await screen.findByText('Non remis : Incident chez Twilio : réessayez dans un instant.')).not.toBeNull()
    await userEvent.click(screen.getByRole('button', { name: 'Réessayer' }))
    expect(await within(await log()).findByText('En cours d’envoi')).not.toBeNull()
    expect(screen.queryByText(/Non remis/)).toBeNull()
  })

  it('offers the way out that fits: a template, the telephone, or none', async () => {
    const failed = (id: number, action: 'template' | 'other_channel' | 'administrator') =>
      aMessage({
        id,
        authorType: 'concierge',
        status: 'failed',
        failure: { code: 'x', reason: `raison ${id}`, action },
      })
    const messages = [failed(1, 'template'), failed(2, 'other_channel'), failed(3, 'administrator')]
    serveInbox({ conversations: [aConversation({ lastMessage: null })], messages })
    renderInbox('/inbox/12')
    await screen.findByText('Non remis : raison 3')
    expect(screen.getAllByRole('button', { name: 'Choisir un modèle' })).toHaveLength(1)
    expect(screen.getByRole('link', { name: 'Appeler' }).getAttribute('href')).toBe('tel:+33639981234')
    expect(screen.queryByRole('button', { name: 'Réessayer' })).toBeNull()
  })

  it('is told apart when it may have gone twice', async () => {
    const twice = aMessage({ authorType: 'ai', possibleDuplicate: true })
    serveInbox({ conversations: [aConversation()], messages: [twice] })
    renderInbox('/inbox/12')
    expect(await screen.findByText('Peut-être envoyé deux fois')).not.toBeNull()
  })
})

describe('sources', () => {
  const source = { faqId: 9, question: 'Parking', version: 1, quote: 'Huit places.', usageCount: 42 }
  const messages = () => [aMessage({ authorType: 'ai', message: 'Oui.', sources: [source] })]

  it('lead from the answer to the FAQ that it rests on', async () => {
    serveInbox({ conversations: [aConversation()], messages: messages() })
    server.use(answer('GET /api/faqs/:id', () => ({ faq: { id: 9, version: 1 } as Faq })))
    renderInbox('/inbox/12')
    const opener = await screen.findByRole('button', { name: '1 source' })
    expect(screen.queryByText('Parking')).toBeNull()
    await userEvent.click(opener)
    expect((await screen.findByRole('link', { name: 'Parking' })).getAttribute('href')).toBe('/faq?edit=9')
    expect(screen.getByText('« Huit places. »')).not.toBeNull()
    expect(screen.getByText('utilisée 42×')).not.toBeNull()
    expect(screen.queryByText(/depuis cette réponse/)).toBeNull()
  })

  it('say that the FAQ was corrected since', async () => {
    serveInbox({ conversations: [aConversation()], messages: messages() })
    server.use(answer('GET /api/faqs/:id', () => ({ faq: { id: 9, version: 2 } as Faq })))
    renderInbox('/inbox/12')
    await userEvent.click(await screen.findByRole('button', { name: '1 source' }))
    expect(await screen.findByText('Corrigée depuis cette réponse')).not.toBeNull()
  })

  it('say that the FAQ is gone', async () => {
    serveInbox({ conversations: [aConversation()], messages: messages() })
    server.use(answer('GET /api/faqs/:id', () => refusal(404, 'not_found')))
    renderInbox('/inbox/12')
    await userEvent.click(await screen.findByRole('button', { name: '1 source' }))
    expect(await screen.findByText('Supprimée depuis cette réponse')).not.toBeNull()
  })
})

describe('opening a conversation', () => {
  it('marks where the unread part begins, and reads it', async () => {
    const messages = [aMessage({ id: 100, message: 'Bonjour' }), aMessage()]
    const desk = serveInbox({ conversations: [aConversation({ unread: 1 })], messages })
    renderInbox('/inbox/12')
    expect(await screen.findByText('1 nouveau message')).not.toBeNull()
    await waitFor(() => {
      expect(desk.conversations[0]?.unread).toBe(0)
    })
    expect(screen.getByText('1 nouveau message')).not.toBeNull()
  })

  it('says that it does not exist, with a way back', async () => {
    serveInbox({ conversations: [], messages: [] })
    server.use(answer('GET /api/conversations/:id', () => refusal(404, 'not_found')))
    renderInbox('/inbox/12?tab=ai')
    expect(await screen.findByText('Cette conversation n’existe pas.')).not.toBeNull()
    expect(screen.getByRole('link', { name: 'Revenir à la liste' }).getAttribute('href')).toBe('/inbox?tab=ai')
  })

  it('draws hostile words as words', async () => {
    const message = '<img src=x onerror=alert(1)> [x](javascript:alert(1))'
    const name = '"><script>alert(1)</script>'
    const client = { ...aConversation().client, name }
    serveInbox({ conversations: [aConversation({ client })], messages: [aMessage({ message })] })
    renderInbox('/inbox/12')
    expect(await within(await log()).findByText(message)).not.toBeNull()
    expect((await log()).querySelector('img, script, a')).toBeNull()
    expect(screen.getByRole('heading', { level: 2 }).textContent).toBe(name)
  })

  it('says why a person is needed, and that the AI is answering', async () => {
    const conversation = aConversation({
      needsHuman: { reason: 'complaint', since: minutesAway(-3) },
      ai: { ...aConversation().ai, working: true },
    })
    serveInbox({ conversations: [conversation], messages: [aMessage()] })
    renderInbox('/inbox/12')
    expect(await screen.findByText(/Le client n’est pas satisfait/)).not.toBeNull()
    expect(screen.getByText('L’IA répond')).not.toBeNull()
  })
})

it('folds what is very long', async () => {
  serveInbox({ conversations: [aConversation()], messages: [aMessage({ message: '😀'.repeat(10_000) })] })
  renderInbox('/inbox/12')
  const more = await screen.findByRole('button', { name: 'Lire la suite' })
  expect(more.getAttribute('aria-expanded')).toBe('false')
  await userEvent.click(more)
  expect(screen.getByRole('button', { name: 'Replier' })).not.toBeNull()
})
