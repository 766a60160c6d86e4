import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { HttpResponse, http } from 'msw'
import { describe, expect, it } from 'vitest'
import { answer, refusal, server } from '@conciergerie/kit/testing/server.ts'
import { reply, serveInbox } from '../testing/inbox-server.ts'
import { prepareInbox, renderInbox } from '../testing/render-inbox.tsx'
import { aConversation, aMessage, minutesAway } from '../testing/samples.ts'

prepareInbox()

const field = () => screen.findByRole('textbox', { name: 'Votre réponse' })
const send = async (text: string) => {
  await userEvent.type(await field(), text)
  await userEvent.keyboard('{Control>}{Enter}{/Control}')
}

describe('a reply', () => {
  it('stays with its reason when the server is away, and leaves once under the same key', async () => {
    const desk = serveInbox({ conversations: [aConversation()], messages: [aMessage()] })
    const keys: (string | null)[] = []
    server.use(
      answer('POST /api/conversations/:id/send', ({ headers }) => {
        keys.push(headers.get('idempotency-key'))
        return keys.length === 1 ? refusal(503, 'unavailable') : { message: reply(desk, 'Bien sûr') }
      }),
    )
    renderInbox('/inbox/12')
    await send('Bien sûr')
    expect(await screen.findByText(/Non envoyé : Le serveur est occupé/)).not.toBeNull()
    expect((await field()).textContent).toBe('')
    await userEvent.click(screen.getByRole('button', { name: 'Réessayer' }))
    await waitFor(() => {
      expect(screen.queryByText(/Non envoyé/)).toBeNull()
    })
    expect(screen.getAllByText('Bien sûr', { selector: '[role=log] *' })).toHaveLength(1)
    expect(keys[0]).toMatch(/^[0-9a-f]{32}$/)
    expect(keys[1]).toBe(keys[0])
  })

  it('goes back into the field to be changed', async () => {
    serveInbox({ conversations: [aConversation()], messages: [aMessage()] })
    server.use(answer('POST /api/conversations/:id/send', () => refusal(409, 'channel_off')))
    renderInbox('/inbox/12')
    await send('Bien sûr')
    await userEvent.click(await screen.findByRole('button', { name: 'Modifier' }))
    expect(await screen.findByDisplayValue('Bien sûr')).not.toBeNull()
    expect(screen.queryByRole('button', { name: 'Réessayer' })).toBeNull()
    expect(screen.queryByText(/Non envoyé/)).toBeNull()
  })

  it('is in the thread before the server has answered', async () => {
    const desk = serveInbox({ conversations: [aConversation()], messages: [aMessage()] })
    const { promise: taken, resolve: take } = Promise.withResolvers<undefined>()
    server.use(
      http.post('*/api/conversations/12/send', async () => {
        await taken
        return HttpResponse.json({ message: reply(desk, 'Tout de suite') })
      }),
    )
    renderInbox('/inbox/12')
    await send('Tout de suite')
    expect(await screen.findByText('Tout de suite', { selector: '[role=log] *' })).not.toBeNull()
    expect(screen.getByText('Vous', { selector: '[role=log] *' })).not.toBeNull()
    take(undefined)
    expect(await screen.findByText('Marie', { selector: '[role=log] *' })).not.toBeNull()
    expect(screen.getAllByText('Tout de suite', { selector: '[role=log] *' })).toHaveLength(1)
  })

  it('offers templates when the window closed meanwhile', async () => {
    serveInbox({ conversations: [aConversation()], messages: [aMessage()] })
    server.use(
      answer('POST /api/conversations/:id/send', () => refusal(409, 'window_closed')),
      answer('GET /api/whatsapp-templates', () => ({ items: [] })),
    )
    renderInbox('/inbox/12')
    await send('Trop tard')
    await userEvent.click(await screen.findByRole('button', { name: 'Choisir un modèle' }))
    expect(await screen.findByText('Aucun modèle approuvé pour l’instant.')).not.toBeNull()
  })

  it('closes the conversation with Ctrl+Shift+Enter', async () => {
    const desk = serveInbox({ conversations: [aConversation()], messages: [aMessage()] })
    renderInbox('/inbox/12')
    await userEvent.type(await field(), 'Au revoir')
    await userEvent.keyboard('{Control>}{Shift>}{Enter}{/Shift}{/Control}')
    expect(await screen.findByText('Message envoyé, conversation clôturée')).not.toBeNull()
    expect(desk.asked.map(({ body }) => body)).toContainEqual({ message: 'Au revoir', close: true })
  })

  it('sends nothing when nothing was written', async () => {
    const desk = serveInbox({ conversations: [aConversation()], messages: [aMessage()] })
    renderInbox('/inbox/12')
    await send('   ')
    await userEvent.click(screen.getByRole('button', { name: 'Envoyer' }))
    expect(desk.asked.filter(({ route }) => route.endsWith('/send'))).toEqual([])
  })
})

describe('outside the 24 h window', () => {
  const template = {
    id: 5,
    contentSid: 'HX1',
    name: 'rappel',
    language: 'fr',
    body: 'Bonjour {{1}}, à {{2}}.',
    variables: ['1', '2'],
    category: 'utility' as const,
    status: 'approved' as const,
    syncedAt: null,
  }

  it('there is a template to fill in the place of free text', async () => {
    const conversation = aConversation({ windowExpiresAt: minutesAway(-1) })
    const desk = serveInbox({ conversations: [conversation], messages: [aMessage()] })
    server.use(
      answer('GET /api/whatsapp-templates', () => ({
        items: [template, { ...template, id: 6, name: 'refusé', status: 'rejected' }],
      })),
    )
    renderInbox('/inbox/12')
    expect(await screen.findByText(/Camille n’a pas écrit depuis 24/)).not.toBeNull()
    expect(screen.queryByRole('textbox', { name: 'Votre réponse' })).toBeNull()
    const button = await screen.findByRole('button', { name: 'Envoyer le modèle' })
    expect(button).toHaveProperty('disabled', true)
    expect(screen.getAllByRole('option').map((option) => option.textContent)).toEqual(['rappel (fr)'])
    expect(screen.getByRole('textbox', { name: 'Champ 1' })).toHaveProperty('value', 'Camille')
    await userEvent.type(screen.getByRole('textbox', { name: 'Champ 2' }), '15 h')
    expect(screen.getByText('Bonjour Camille, à 15 h.')).not.toBeNull()
    await userEvent.click(button)
    await waitFor(() => {
      expect(desk.asked.map(({ body }) => body)).toContainEqual({
        template: { templateId: 5, variables: { 1: 'Camille', 2: '15 h' } },
      })
    })
  })

  it('a note can still be written', async () => {
    const desk = serveInbox({ conversations: [aConversation({ windowExpiresAt: null })], messages: [aMessage()] })
    server.use(answer('GET /api/whatsapp-templates', () => HttpResponse.json({ items: [] })))
    renderInbox('/inbox/12')
    await userEvent.click(await screen.findByRole('tab', { name: 'Note interne' }))
    await userEvent.type(screen.getByRole('textbox', { name: 'Note interne' }), 'À rappeler')
    await userEvent.click(screen.getByRole('button', { name: 'Ajouter la note' }))
    expect(await screen.findByText('À rappeler', { selector: '[role=log] *' })).not.toBeNull()
    expect(desk.asked.map(({ body }) => body)).toContainEqual({ text: 'À rappeler' })
  })
})

describe('who may not be written to', () => {
  it('is said, with the way to change it', async () => {
    const client = { ...aConversation().client, blocked: true }
    serveInbox({ conversations: [aConversation({ client })], messages: [aMessage()] })
    const asked: unknown[] = []
    server.use(
      answer('PATCH /api/clients/:id', ({ body }) => {
        asked.push(body)
        return HttpResponse.json({ client: {} })
      }),
    )
    renderInbox('/inbox/12')
    expect(await screen.findByText('Camille est bloqué.')).not.toBeNull()
    await userEvent.click(screen.getByRole('button', { name: 'Débloquer' }))
    expect(await screen.findByText('Client débloqué')).not.toBeNull()
    expect(asked).toEqual([{ blocked: false }])
    expect(await field()).not.toBeNull()
  })
})
