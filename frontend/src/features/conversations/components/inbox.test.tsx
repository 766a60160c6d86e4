import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { answer, refusal, server } from '@conciergerie/kit/testing/server.ts'
import { serveInbox } from '../testing/inbox-server.ts'
import { prepareInbox, renderInbox } from '../testing/render-inbox.tsx'
import { aConversation, aMessage, minutesAway } from '../testing/samples.ts'

prepareInbox()

const address = () => screen.getByTestId('address').textContent
const second = () => aConversation({ id: 13, client: { ...aConversation().client, id: 41, name: 'Yann Le Bihan' } })
const serveTwo = () =>
  serveInbox({
    conversations: [aConversation(), second()],
    messages: [aMessage(), aMessage({ id: 102, conversationId: 13, message: 'Bonsoir' })],
  })
const list = () => screen.findByRole('list', { name: 'Conversations' })

describe('the list', () => {
  it('says why it could not be read, and tries again', async () => {
    serveTwo()
    let isAway = true
    server.use(
      answer('GET /api/conversations', () => {
        return isAway ? refusal(503, 'unavailable') : { items: [second()], nextCursor: null }
      }),
    )
    renderInbox('/inbox')
    const retry = await screen.findByRole('button', { name: 'Réessayer' })
    isAway = false
    await userEvent.click(retry)
    expect(await within(await list()).findByText('Yann Le Bihan')).not.toBeNull()
  })

  it('tells who spoke last, who waits, and what is unread', async () => {
    const ours = {
      id: 1,
      message: 'Oui',
      authorType: 'ai',
      kind: 'text',
      status: 'read',
      createdAt: minutesAway(-9),
    } as const
    serveInbox({
      conversations: [
        aConversation({ unread: 2, waitingSince: minutesAway(-26) }),
        aConversation({
          id: 13,
          client: { ...second().client, name: '+33639984107' },
          lastMessage: ours,
          waitingSince: null,
        }),
        aConversation({ id: 14, client: { ...second().client, vip: true }, draft: 'Une table' }),
      ],
      messages: [],
    })
    renderInbox('/inbox')
    const [first, next, last] = await within(await list()).findAllByRole('listitem')
    expect(first?.textContent).toContain('Attend depuis 26')
    expect(first?.textContent).toContain('2 messages non lus')
    expect(next?.textContent).toMatch(/^06\s39\s98\s41\s07/)
    expect(next?.textContent).toContain('Lu')
    expect(next?.textContent).toMatch(/IA\s: Oui/)
    expect(last?.textContent).toContain('VIP')
    expect(last?.textContent).toMatch(/Brouillon\s: Une table/)
  })

  it('teaches when it is empty', async () => {
    serveInbox({ conversations: [], messages: [] })
    server.use(answer('GET /api/status', () => Response.json({ demoPhoneUrl: 'http://localhost:3000/phone' })))
    renderInbox('/inbox')
    expect(await screen.findByText('Personne n’attend de réponse.', { selector: 'section *' })).not.toBeNull()
    const phone = await screen.findByRole('link', { name: 'Simuler un client' })
    expect(phone.getAttribute('href')).toBe('http://localhost:3000/phone')
  })

  it('searches among all, and goes back to the tab it came from', async () => {
    serveTwo()
    const asked: string[] = []
    server.use(
      answer('GET /api/conversations', ({ url }) => {
        asked.push(url.search)
        return { items: url.searchParams.get('q') === null ? [aConversation()] : [second()], nextCursor: null }
      }),
    )
    renderInbox('/inbox?tab=ai')
    await screen.findByText('Camille Rousseau')
    await userEvent.keyboard('/')
    await userEvent.type(await screen.findByRole('searchbox'), 'bih')
    await waitFor(() => {
      expect(address()).toBe('/inbox?tab=all&q=bih')
    })
    expect(await within(await list()).findByText('Yann Le Bihan')).not.toBeNull()
    expect(asked.filter((search) => search.includes('q='))).toEqual(['?tab=all&q=bih&limit=50'])
    await userEvent.keyboard('{Escape}')
    await waitFor(() => {
      expect(address()).toBe('/inbox?tab=ai')
    })
  })

  it('narrows to the unread, by its address', async () => {
    serveTwo()
    renderInbox('/inbox')
    await userEvent.click(await screen.findByRole('button', { name: 'Filtrer' }))
    await userEvent.click(await screen.findByRole('menuitemradio', { name: 'Non lus seulement' }))
    expect(address()).toBe('/inbox?unread=1')
    expect(screen.getByRole('button', { name: /un filtre est actif/ })).not.toBeNull()
  })
})

describe('the keyboard', () => {
  it('goes from one conversation to the next, and back out', async () => {
    serveTwo()
    renderInbox('/inbox')
    await screen.findByText('Camille Rousseau')
    await userEvent.keyboard('j')
    expect(address()).toBe('/inbox/12')
    await userEvent.keyboard('j')
    expect(address()).toBe('/inbox/13')
    await userEvent.keyboard('k')
    expect(address()).toBe('/inbox/12')
    await screen.findByRole('log')
    await userEvent.keyboard('{Escape}')
    expect(address()).toBe('/inbox')
  })

  it('leaves the field first, then the conversation', async () => {
    serveTwo()
    renderInbox('/inbox/12')
    await screen.findByText('Et la table ?', { selector: '[role=log] *' })
    await userEvent.keyboard('r')
    await waitFor(() => {
      expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Votre réponse' }))
    })
    await userEvent.keyboard('jjj')
    expect(address()).toBe('/inbox/12')
    await userEvent.keyboard('{Escape}')
    expect(document.activeElement).toBe(
      screen.getByText('Et la table ?', { selector: '[role=log] *' }).closest('[data-row]'),
    )
    await userEvent.keyboard('{Escape}')
    expect(address()).toBe('/inbox')
  })

  it('moves in the thread with arrows, one tab stop for all of it', async () => {
    const messages = [aMessage({ id: 99, message: 'un' }), aMessage({ id: 100, message: 'deux' }), aMessage()]
    serveInbox({ conversations: [aConversation()], messages })
    renderInbox('/inbox/12')
    const log = await screen.findByRole('log')
    await within(log).findByText('un')
    await userEvent.keyboard('{Enter}')
    expect(document.activeElement?.textContent).toContain('Et la table ?')
    await userEvent.keyboard('{ArrowUp}')
    expect(document.activeElement?.textContent).toContain('deux')
    await userEvent.keyboard('{Home}')
    expect(document.activeElement?.textContent).toContain('un')
    expect(log.querySelectorAll('[tabindex="0"]')).toHaveLength(1)
    expect(address()).toBe('/inbox/12')
  })

  it('takes over, pauses, and closes with an undo', async () => {
    const desk = serveTwo()
    renderInbox('/inbox/12')
    await screen.findByRole('log')
    await userEvent.keyboard('t')
    expect(await screen.findByText(/L’IA reste en pause jusqu’à/)).not.toBeNull()
    await userEvent.keyboard('e')
    expect(await screen.findByText('Conversation clôturée')).not.toBeNull()
    await userEvent.click(screen.getByRole('button', { name: 'Annuler' }))
    await waitFor(() => {
      expect(desk.conversations[0]?.status).toBe('open')
    })
    const routes = desk.asked.map(({ route }) => route.split('/').at(-1))
    expect(routes).toEqual(['takeover', 'close', 'reopen'])
  })

  it('marks as unread on the way out, and does not read again', async () => {
    const desk = serveTwo()
    renderInbox('/inbox/12')
    await screen.findByRole('log')
    await userEvent.keyboard('u')
    expect(address()).toBe('/inbox')
    await waitFor(() => {
      expect(desk.conversations[0]?.unread).toBe(1)
    })
    expect(await within(await list()).findByText('1 message non lu')).not.toBeNull()
  })

  it('opens the note, and the people to assign to', async () => {
    serveTwo()
    renderInbox('/inbox/12')
    await screen.findByRole('log')
    await userEvent.keyboard('n')
    await waitFor(() => {
      expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Note interne' }))
    })
    await userEvent.keyboard('{Escape}a')
    expect(await screen.findByRole('menuitemradio', { name: 'Marie Le Goff (moi)' })).not.toBeNull()
  })
})

it('takes an action back, with its reason, when the server refuses', async () => {
  serveTwo()
  server.use(answer('POST /api/conversations/:id/takeover', () => refusal(409, 'conflict')))
  renderInbox('/inbox/12')
  await screen.findByRole('log')
  await userEvent.keyboard('t')
  expect(await screen.findByText('message of conflict')).not.toBeNull()
  await waitFor(() => {
    expect(screen.queryByText(/L’IA reste en pause/)).toBeNull()
  })
})
