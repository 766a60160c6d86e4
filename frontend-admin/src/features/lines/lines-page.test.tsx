import { cleanup, render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { MemoryRouter, Route, Routes } from 'react-router'
import { beforeAll, describe, expect, it } from 'vitest'
import { answer, refusal, server } from '@conciergerie/kit/testing/server.ts'
import { Providers } from '@conciergerie/kit/shell/providers.tsx'
import { sessionQuery } from '../../lib/auth.ts'
import { speak } from '../../testing/speak.ts'
import type { Line } from './api.ts'
import { LinesPage } from './lines-page.tsx'

const lineOf = (id: number, name: string, change: Partial<Line> = {}): Line => ({
  id,
  conciergerie: { id, name },
  mode: 'sip_bridge',
  number: `+3329900000${String(id)}`,
  enabled: true,
  sipUsername: 'hotel',
  sipDomain: 'sip.example',
  sipPort: null,
  transport: 'udp',
  hasSipPassword: true,
  state: 'running',
  since: '2026-11-20T10:00:00.000Z',
  upSince: '2026-11-20T10:00:00.000Z',
  callsInProgress: 0,
  restarts: 0,
  lastError: null,
  nextRetryAt: null,
  draining: false,
  ports: { sip: 5070, rtp: '20000-20019' },
  webhookUrl: null,
  createdAt: '2026-11-01T10:00:00.000Z',
  ...change,
})

const leader = { name: 'standard-1:4012', since: '2026-11-20T10:00:00.000Z' }

function open(lines: Line[], address = '/lines', leads: typeof leader | null = leader) {
  server.use(
    answer('GET /api/admin/lines', () => ({ items: lines, leader: leads })),
    answer('GET /api/admin/conciergeries', () => ({ items: [] })),
    answer('GET /api/admin/lines/:id', ({ params }) => {
      const line = lines.find(({ id }) => id === Number(params['id']))
      return line ? { line, history: [], log: [] } : refusal(404, 'not_found')
    }),
  )
  render(
    <MemoryRouter initialEntries={[address]}>
      <Providers session={sessionQuery.queryKey}>
        <Routes>
          <Route path="/lines/*" element={<LinesPage />} />
        </Routes>
      </Providers>
    </MemoryRouter>,
  )
  return userEvent.setup()
}

const names = async () =>
  (await screen.findAllByRole('row')).slice(1).map((row) => within(row).getByRole('link').textContent)

beforeAll(() => speak('lines'))

describe('the voice lines', () => {
  it('teach what a line is where there is none', async () => {
    open([])
    expect(await screen.findByText('Personne ne répond encore au téléphone.')).not.toBeNull()
    expect(screen.getByText('OpenAI SIP')).not.toBeNull()
  })

  it('say that no process looks after them, or which one does', async () => {
    open([lineOf(1, 'Maison Kerber')], '/lines', null)
    expect(await screen.findByText(/Aucun service vocal/)).not.toBeNull()
    cleanup()
    open([lineOf(1, 'Maison Kerber')])
    expect(await screen.findByText(/standard-1:4012/)).not.toBeNull()
  })

  it('are found by name or number, and put in order', async () => {
    const user = open([
      lineOf(1, 'Maison Kerber'),
      lineOf(2, 'Brasserie', { state: 'backoff', lastError: '408', nextRetryAt: '2026-11-20T10:01:00.000Z' }),
      lineOf(3, 'Gîtes', { state: 'failed', lastError: 'Mot de passe SIP refusé', callsInProgress: 2 }),
    ])
    expect(await names()).toEqual(['Brasserie', 'Gîtes', 'Maison Kerber'])
    await user.click(screen.getByRole('button', { name: 'État' }))
    expect(await names()).toEqual(['Gîtes', 'Brasserie', 'Maison Kerber'])
    await user.click(screen.getByRole('button', { name: 'Appels' }))
    expect((await names())[0]).toBe('Gîtes')
    await user.type(screen.getByRole('searchbox'), 'gites')
    expect(await names()).toEqual(['Gîtes'])
    await user.clear(screen.getByRole('searchbox'))
    await user.type(screen.getByRole('searchbox'), '02 99 00 00 01')
    expect(await names()).toEqual(['Maison Kerber'])
  })

  it('ask whether calls in progress end first, and only then', async () => {
    const sent: unknown[] = []
    const [busy, free] = [lineOf(1, 'Occupée', { callsInProgress: 2 }), lineOf(2, 'Libre')]
    const user = open([busy, free])
    server.use(
      answer('POST /api/admin/lines/:id/stop', ({ params, body }) => {
        sent.push([params['id'], body])
        return { line: { ...busy, draining: true } }
      }),
    )
    await user.click(await screen.findByRole('button', { name: /^Arrêter Libre/ }))
    await waitFor(() => {
      expect(sent).toEqual([['2', { when: 'now' }]])
    })
    await user.click(screen.getByRole('button', { name: /^Arrêter Occupée/ }))
    await user.click(await screen.findByRole('menuitem', { name: 'Après les appels' }))
    await waitFor(() => {
      expect(sent[1]).toEqual(['1', { when: 'after_calls' }])
    })
  })

  it('never show a password, and keep it when the form leaves it empty', async () => {
    const sent: unknown[] = []
    const line = lineOf(1, 'Maison')
    const user = open([line], '/lines/1')
    server.use(
      answer('PATCH /api/admin/lines/:id', ({ body }) => {
        sent.push(body)
        return { line }
      }),
    )
    expect(await screen.findByText('••••••••')).not.toBeNull()
    await user.click(screen.getByRole('button', { name: 'Modifier la ligne' }))
    const dialog = screen.getByRole('dialog')
    expect(within(dialog).getByLabelText<HTMLInputElement>('Mot de passe').value).toBe('')
    await user.click(within(dialog).getByRole('button', { name: 'Enregistrer' }))
    await waitFor(() => {
      expect(sent).toHaveLength(1)
    })
    expect(sent[0]).not.toHaveProperty('sipPassword')
  })

  it('say under the field what the server refused', async () => {
    const user = open([lineOf(1, 'Maison')], '/lines/1')
    server.use(
      answer('PATCH /api/admin/lines/:id', () =>
        refusal(409, 'conflict', { fields: { number: 'Une autre ligne répond déjà à ce numéro.' } }),
      ),
    )
    await user.click(await screen.findByRole('button', { name: 'Modifier la ligne' }))
    await user.click(screen.getByRole('button', { name: 'Enregistrer' }))
    expect((await screen.findByRole('alert')).textContent).toBe('Une autre ligne répond déjà à ce numéro.')
  })

  it('say when a username is needed, and what is wrong without one', async () => {
    const user = open([lineOf(1, 'Maison', { sipUsername: null, hasSipPassword: false })], '/lines/1')
    const refused = 'En TLS la ligne s’enregistre : donnez l’identifiant que donne l’opérateur, et son mot de passe.'
    server.use(
      answer('PATCH /api/admin/lines/:id', () => refusal(400, 'invalid', { fields: { sipUsername: refused } })),
    )
    await user.click(await screen.findByRole('button', { name: 'Modifier la ligne' }))
    const dialog = within(screen.getByRole('dialog'))
    const username = dialog.getByRole<HTMLInputElement>('textbox', { name: 'Identifiant' })
    expect(username.ariaRequired).toBeNull()
    expect(dialog.getByText(/Vide si l.opérateur reconnaît ce serveur/)).not.toBeNull()
    await user.selectOptions(dialog.getByLabelText('Transport'), 'tls')
    expect(username.ariaRequired).toBe('true')
    expect(dialog.getByText(/En TLS la ligne s.enregistre/)).not.toBeNull()
    await user.click(dialog.getByRole('button', { name: 'Enregistrer' }))
    expect((await dialog.findByRole('alert')).textContent).toBe(refused)
    expect(username.getAttribute('aria-invalid')).toBe('true')
  })
})
