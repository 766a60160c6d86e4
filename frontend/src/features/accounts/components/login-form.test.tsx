import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { answer, refusal, server } from '@conciergerie/kit/testing/server.ts'
import { renderPart, speak } from '../../../testing/render-app.tsx'
import { marie, status } from '../../../testing/samples.ts'
import { LoginForm } from './login-form.tsx'

const onDone = vi.fn()
const valueOf = (field: HTMLElement) => (field as HTMLInputElement).value

beforeAll(() => speak('welcome', 'sign-in'))
beforeEach(() => {
  onDone.mockClear()
  server.use(answer('GET /api/status', () => status))
})

async function signIn(password: string) {
  const user = userEvent.setup()
  const part = renderPart(<LoginForm onDone={onDone} />, { session: null })
  await user.type(screen.getByLabelText('E-mail'), ' marie@example.com ')
  if (password !== '') await user.type(screen.getByLabelText('Mot de passe'), password)
  await user.click(screen.getByRole('button', { name: 'Se connecter' }))
  return { user, ...part }
}

describe('the login', () => {
  it('asks for both before it asks the server', async () => {
    await signIn('')
    expect(await screen.findByText('Entrez votre e-mail et votre mot de passe.')).not.toBeNull()
    expect(onDone).not.toHaveBeenCalled()
  })

  it('says one thing, whichever of the two is wrong, and keeps what was typed', async () => {
    server.use(answer('POST /api/auth/login', () => refusal(401, 'bad_credentials')))
    await signIn('mauvais')
    expect(await screen.findByText('E-mail ou mot de passe incorrect.')).not.toBeNull()
    const field = screen.getByLabelText('Mot de passe')
    expect(document.activeElement).toBe(field)
    expect(valueOf(field)).toBe('mauvais')
    expect(document.getElementById(field.getAttribute('aria-describedby') ?? '')?.textContent).toContain('incorrect')
  })

  it('says how long to wait after too many tries', async () => {
    server.use(answer('POST /api/auth/login', () => refusal(429, 'rate_limited', { retryAfter: 40 })))
    await signIn('encore')
    expect(await screen.findByText(/Trop d’essais. Réessayez dans (40|39)\ss\./)).not.toBeNull()
    expect(screen.getByRole('button', { name: 'Se connecter' }).hasAttribute('disabled')).toBe(true)
  })

  it('shows no account outside the demonstration', async () => {
    renderPart(<LoginForm onDone={onDone} />, { session: null })
    await screen.findByRole('button', { name: 'Se connecter' })
    expect(screen.queryByText('Démonstration')).toBeNull()
  })

  it('fills in the account of the demonstration', async () => {
    const demoAccount = { email: 'demo@example.com', password: 'demo123' }
    server.use(answer('GET /api/status', () => ({ ...status, demo: true, demoAccount })))
    renderPart(<LoginForm onDone={onDone} />, { session: null })
    await userEvent.click(await screen.findByRole('button', { name: 'Remplir' }))
    expect(valueOf(screen.getByLabelText('E-mail'))).toBe('demo@example.com')
    expect(valueOf(screen.getByLabelText('Mot de passe'))).toBe('demo123')
  })

  it('lets the right person in, and keeps no token', async () => {
    const sent: unknown[] = []
    server.use(
      answer('POST /api/auth/login', ({ body }) => {
        sent.push(body)
        return { ...marie, token: 'secret' }
      }),
    )
    const { client } = await signIn('le bon mot de passe')
    await waitFor(() => {
      expect(onDone).toHaveBeenCalledOnce()
    })
    expect(sent).toEqual([{ email: 'marie@example.com', password: 'le bon mot de passe' }])
    expect(client.getQueryData(['session'])).toEqual(marie)
  })

  it('shows and hides the password, and tells when Caps Lock is on', async () => {
    const user = userEvent.setup()
    renderPart(<LoginForm onDone={onDone} />, { session: null })
    const field = screen.getByLabelText('Mot de passe')
    await user.click(screen.getByRole('button', { name: 'Afficher le mot de passe' }))
    expect(field.getAttribute('type')).toBe('text')
    await user.click(screen.getByRole('button', { name: 'Masquer le mot de passe' }))
    expect(field.getAttribute('type')).toBe('password')
    await user.click(field)
    await user.keyboard('{CapsLock}')
    expect(screen.getByText('La touche Verr. Maj est activée.')).not.toBeNull()
  })
})
