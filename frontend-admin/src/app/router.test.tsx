import { render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { MemoryRouter, useLocation } from 'react-router'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { answer, refusal, server } from '@conciergerie/kit/testing/server.ts'
import { Providers } from '@conciergerie/kit/shell/providers.tsx'
import { sessionQuery } from '../lib/auth.ts'
import { speak } from '../testing/speak.ts'
import { alix, status } from '../testing/samples.ts'
import { Router } from './router.tsx'

function Address() {
  const { pathname, search } = useLocation()
  return <output data-testid="address">{pathname + search}</output>
}

function openAt(address: string) {
  render(
    <MemoryRouter initialEntries={[address]}>
      <Providers session={sessionQuery.queryKey}>
        <Router />
        <Address />
      </Providers>
    </MemoryRouter>,
  )
}

const address = () => screen.getByTestId('address').textContent

beforeAll(() => speak('welcome', 'sign-in', 'shell'))
beforeEach(() => {
  server.use(
    answer('GET /api/status', () => status),
    answer('GET /api/admin/auth/me', () => alix),
    answer('GET /api/admin/health', () => Response.json({ version: '1.4.2', commit: '9c41f0e77', queue: { dead: 3 } })),
    answer('GET /api/admin/lines', () => Response.json({ items: [{ state: 'failed' }, { state: 'running' }] })),
    answer('GET /api/admin/feature-requests/statistics', () => ({
      total: 9,
      byStatus: { pending: 7, in_progress: 1, completed: 1, rejected: 0 },
      byPriority: { low: 3, medium: 3, high: 3 },
      medianAgeDays: 9,
      completedThisMonth: 1,
    })),
  )
})

describe('the platform’s pages', () => {
  it('are for administrators alone, and the login leads back', async () => {
    const sent: unknown[] = []
    server.use(
      answer('GET /api/admin/auth/me', () => refusal(401, 'unauthenticated')),
      answer('POST /api/admin/auth/login', ({ body }) => {
        sent.push(body)
        return { ...alix, token: 't' }
      }),
    )
    openAt('/nulle-part')
    const user = userEvent.setup()
    await user.type(await screen.findByLabelText('E-mail'), 'alix@example.com')
    await user.type(screen.getByLabelText('Mot de passe'), 'le bon mot de passe')
    await user.click(screen.getByRole('button', { name: 'Se connecter' }))
    await waitFor(() => {
      expect(address()).toBe('/nulle-part')
    })
    expect(sent).toEqual([{ email: 'alix@example.com', password: 'le bon mot de passe' }])
  })

  it('are listed with what waits and what is wrong, and the version', async () => {
    openAt('/nulle-part')
    expect(await screen.findByRole('link', { name: /Demandes ?, 7 demandes en attente/ })).not.toBeNull()
    expect(await screen.findByRole('link', { name: /Santé ?, 3 tâches abandonnées/ })).not.toBeNull()
    expect(await screen.findByRole('link', { name: /Serveurs vocaux ?, 1 ligne à surveiller/ })).not.toBeNull()
    expect(await screen.findByText('Version 1.4.2')).not.toBeNull()
    expect(screen.getByText('9c41f0e')).not.toBeNull()
  })
})
