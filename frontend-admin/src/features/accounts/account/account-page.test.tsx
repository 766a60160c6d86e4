import { render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { Toaster } from '@conciergerie/kit/ui/toaster.tsx'
import { ToastContext, ToastStore } from '@conciergerie/kit/lib/toasts.ts'
import { answer, refusal, server } from '@conciergerie/kit/testing/server.ts'
import { SessionContext } from '../../../lib/auth.ts'
import { alix } from '../../../testing/samples.ts'
import { speak } from '../../../testing/speak.ts'
import { AccountPage } from './account-page.tsx'
import type { OpenSession } from './api.ts'

const at = '2026-06-01T08:00:00Z'
const made = (id: number, userAgent: string): OpenSession => ({
  id,
  current: id === 1,
  userAgent,
  ip: '203.0.113.7',
  createdAt: at,
  lastSeenAt: at,
  expiresAt: '2026-07-01T08:00:00Z',
})

let open: OpenSession[]

beforeAll(() => speak('account'))
beforeEach(() => {
  open = [made(1, 'Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0'), made(2, 'curl/8.5.0'), made(3, 'node')]
  server.use(answer('GET /api/admin/auth/sessions', () => ({ items: open })))
})

function openPage() {
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <ToastContext value={new ToastStore()}>
        <SessionContext value={alix}>
          <AccountPage />
        </SessionContext>
        <Toaster />
      </ToastContext>
    </QueryClientProvider>,
  )
}

const field = (name: string) => screen.getByLabelText<HTMLInputElement>(name)

describe('an administrator’s own account', () => {
  it('keeps the old password when the current one is wrong, and says which field', async () => {
    const sent: unknown[] = []
    server.use(
      answer('POST /api/admin/auth/password', ({ body }) => {
        sent.push(body)
        return refusal(401, 'bad_credentials')
      }),
    )
    openPage()
    await userEvent.type(field('Mot de passe actuel'), 'pas le bon')
    await userEvent.type(field('Nouveau mot de passe'), 'des ajoncs sur la falaise')
    await userEvent.type(field('Le nouveau, encore une fois'), 'des ajoncs sur la falaise')
    await userEvent.click(screen.getByRole('button', { name: 'Changer le mot de passe' }))
    expect(await screen.findByText('Ce n’est pas votre mot de passe actuel.')).not.toBeNull()
    expect(sent).toEqual([{ current: 'pas le bon', next: 'des ajoncs sur la falaise' }])
  })

  it('ends one session, or all but this one once that was asked', async () => {
    server.use(
      answer('DELETE /api/admin/auth/sessions/:id', ({ params }) => {
        open = open.filter(({ id }) => String(id) !== params['id'])
        return undefined
      }),
      answer('DELETE /api/admin/auth/sessions', () => {
        open = open.slice(0, 1)
        return undefined
      }),
    )
    open = [...open, made(4, 'python-requests/2.32')]
    openPage()
    await userEvent.click(await screen.findByRole('button', { name: 'Fermer la session curl' }))
    await waitFor(() => {
      expect(screen.getAllByRole('listitem')).toHaveLength(3)
    })
    await userEvent.click(screen.getByRole('button', { name: 'Fermer toutes les autres' }))
    const dialog = await screen.findByRole('alertdialog', { name: /Fermer vos 2 autres sessions/ })
    await userEvent.click(within(dialog).getByRole('button', { name: 'Fermer toutes les autres' }))
    await waitFor(() => {
      expect(screen.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
        expect.stringMatching(/^Firefox sur LinuxCette session/),
      ])
    })
  })

  it('saves a name as the field is left', async () => {
    const saved: unknown[] = []
    server.use(
      answer('PATCH /api/admin/auth/me', ({ body }) => {
        saved.push(body)
        return { admin: { ...alix.admin, name: 'Alix B.' } }
      }),
    )
    openPage()
    await userEvent.clear(field('Nom'))
    await userEvent.type(field('Nom'), 'Alix B.')
    await userEvent.tab()
    expect(await screen.findByText('Enregistré')).not.toBeNull()
    expect(saved).toEqual([{ name: 'Alix B.' }])
  })
})
