import { render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { MemoryRouter, useLocation } from 'react-router'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { answer, refusal, server } from '@conciergerie/kit/testing/server.ts'
import { Providers } from '@conciergerie/kit/shell/providers.tsx'
import { sessionQuery } from '../lib/auth.ts'
import { speak } from '../testing/render-app.tsx'
import { calm, marie, status } from '../testing/samples.ts'
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

beforeAll(() => speak('welcome', 'sign-in', 'shell', 'notifications'))
beforeEach(() => {
  server.use(
    answer('GET /api/status', () => status),
    answer('GET /api/auth/me', () => marie),
    answer('GET /api/overview', () => ({ ...calm, openQuestions: 4 })),
  )
})

describe('the pages', () => {
  it('are behind the login, which leads back to the one that was asked for', async () => {
    server.use(
      answer('GET /api/auth/me', () => refusal(401, 'unauthenticated')),
      answer('POST /api/auth/login', () => ({ ...marie, token: 't' })),
    )
    openAt('/nulle-part?a=1')
    const user = userEvent.setup()
    await user.type(await screen.findByLabelText('E-mail'), 'marie@example.com')
    expect(address()).toBe('/login?to=%2Fnulle-part%3Fa%3D1')
    await user.type(screen.getByLabelText('Mot de passe'), 'le bon mot de passe')
    await user.click(screen.getByRole('button', { name: 'Se connecter' }))
    await waitFor(() => {
      expect(address()).toBe('/nulle-part?a=1')
    })
  })

  it('never lead from the login to another site', async () => {
    server.use(answer('POST /api/auth/login', () => ({ ...marie, token: 't' })))
    openAt('/login?to=//evil.example/inbox')
    const user = userEvent.setup()
    await user.type(await screen.findByLabelText('E-mail'), 'marie@example.com')
    await user.type(screen.getByLabelText('Mot de passe'), 'le bon mot de passe')
    await user.click(screen.getByRole('button', { name: 'Se connecter' }))
    await waitFor(() => {
      expect(address()).toBe('/inbox')
    })
  })

  it('offer to try again when the server does not answer', async () => {
    let isUp = false
    server.use(answer('GET /api/auth/me', () => (isUp ? marie : refusal(500, 'internal'))))
    openAt('/nulle-part')
    const retry = await screen.findByRole('button', { name: 'Réessayer' })
    isUp = true
    await userEvent.click(retry)
    expect(await screen.findByText('Hôtel du Phare')).not.toBeNull()
  })

  it('say so when there is none', async () => {
    openAt('/nulle-part')
    expect(await screen.findByText('Cette page n’existe pas.')).not.toBeNull()
  })

  it('are listed beside the house, with what waits in each', async () => {
    openAt('/nulle-part')
    const faq = await screen.findByRole('link', { name: /FAQ ?, 4 questions sans réponse/ })
    expect(faq.getAttribute('href')).toBe('/faq')
    expect(screen.getByRole('link', { name: 'Réglages' }).getAttribute('href')).toBe('/settings')
    const description = 'Répond à 2 clients'
    expect(await screen.findByRole('switch', { name: 'Assistant', description })).not.toBeNull()
  })
})
