import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Client, Endpoints } from '@conciergerie/contract'
import { answer, refusal, server } from '@conciergerie/kit/testing/server.ts'
import { renderPart, speak } from '../../../testing/render-app.tsx'
import { ClientPanel } from './client-panel.tsx'

beforeAll(() => speak('clients'))

type Items = Endpoints['GET /api/clients/:id/timeline']['response']['items']

const camille: Client = {
  id: 40,
  name: 'Camille Rousseau',
  profileName: 'Cam',
  phone: '+33639981234',
  email: null,
  language: 'fr',
  tags: ['Habituée'],
  vip: false,
  allergies: 'Fruits à coque',
  note: null,
  blocked: false,
  optedOutAt: null,
  identities: [{ kind: 'phone', value: '+33639981234' }],
  firstSeenAt: '2026-06-02T08:00:00Z',
  lastSeenAt: null,
  conversationIds: [12],
}

/** A card that changes as it is asked to. */
function serveClient(change: Partial<Client> = {}, items: Items = []) {
  const asked: unknown[] = []
  let client = { ...camille, ...change }
  server.use(
    answer('GET /api/clients/:id', () => ({ client })),
    answer('PATCH /api/clients/:id', ({ body }) => {
      asked.push(body)
      client = { ...client, ...(body as Partial<Client>) }
      return { client }
    }),
    answer('GET /api/clients/:id/timeline', () => ({ items, nextCursor: null })),
  )
  return asked
}

const show = () => renderPart(<ClientPanel clientId={40} conversationId={12} onClose={null} />)
const press = async (name: RegExp) => {
  await userEvent.click(await screen.findByRole('button', { name }))
}

describe('the client’s card', () => {
  it('gives back what the server refused, to be put right', async () => {
    serveClient()
    server.use(answer('PATCH /api/clients/:id', () => refusal(400, 'invalid')))
    show()
    await press(/^E-mail/)
    await userEvent.type(screen.getByRole('textbox', { name: 'E-mail' }), 'camille@{Enter}')
    expect(await screen.findByText('message of invalid')).not.toBeNull()
    expect(await screen.findByDisplayValue('camille@')).not.toBeNull()
  })

  it('is changed where it stands, Enter keeping and Escape leaving it', async () => {
    const asked = serveClient()
    show()
    await press(/^Nom/)
    const field = screen.getByRole('textbox', { name: 'Nom' })
    await userEvent.clear(field)
    await userEvent.type(field, 'Camille R.{Enter}')
    expect(await screen.findByRole('button', { name: /Camille R\./ })).not.toBeNull()
    await press(/^Note/)
    await userEvent.type(screen.getByRole('textbox', { name: 'Note' }), 'non{Escape}')
    expect(screen.queryByRole('textbox')).toBeNull()
    expect(asked).toEqual([{ name: 'Camille R.' }])
  })

  it('empties a field to nothing', async () => {
    const asked = serveClient()
    show()
    await press(/^Allergies/)
    await userEvent.clear(screen.getByRole('textbox', { name: 'Allergies' }))
    await userEvent.tab()
    await waitFor(() => {
      expect(asked).toEqual([{ allergies: null }])
    })
  })

  it('adds and removes labels', async () => {
    const asked = serveClient()
    show()
    await press(/^Étiquette$/)
    await userEvent.type(screen.getByRole('textbox', { name: 'Étiquette' }), 'Presse{Enter}')
    await press(/Retirer l’étiquette Habituée/)
    await waitFor(() => {
      expect(asked).toEqual([{ tags: ['Habituée', 'Presse'] }, { tags: ['Presse'] }])
    })
  })

  it('blocks with an undo', async () => {
    const asked = serveClient()
    show()
    await press(/Actions sur la fiche/)
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Bloquer le client' }))
    expect(await screen.findByText('Bloqué')).not.toBeNull()
    await userEvent.click(await screen.findByRole('button', { name: 'Annuler' }))
    await waitFor(() => {
      expect(asked).toEqual([{ blocked: true }, { blocked: false }])
    })
  })

  it('lifts an opt-out', async () => {
    const asked = serveClient({ optedOutAt: '2026-06-03T08:00:00Z' })
    show()
    expect(await screen.findByText(/Ne veut plus recevoir de messages depuis le 3 juin/)).not.toBeNull()
    await press(/Lever la désinscription/)
    await waitFor(() => {
      expect(asked).toEqual([{ optedOut: false }])
    })
  })

  it('tells what happened, with the way to another conversation', async () => {
    const at = '2026-06-02T08:00:00Z'
    serveClient({}, [
      { type: 'message', id: 1, at, title: 'Bonjour', detail: null, by: null, conversationId: 12 },
      { type: 'note', id: 2, at, title: 'Prévoir un mot', detail: null, by: 'Yann', conversationId: 15 },
    ])
    show()
    expect((await screen.findByRole('link', { name: 'Prévoir un mot' })).getAttribute('href')).toBe('/inbox/15')
    expect(screen.queryByRole('link', { name: 'Bonjour' })).toBeNull()
    expect(screen.getByText('par Yann')).not.toBeNull()
  })
})
