import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { answer, refusal, server } from '@conciergerie/kit/testing/server.ts'
import { renderPart, speak } from '../../../testing/render-app.tsx'
import { marie } from '../../../testing/samples.ts'
import { AccountSection } from '../sections/account-section.tsx'
import type { OpenSession } from '../api.ts'

const firefox = 'Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko/20100101 Firefox/140.0'
const safari = 'Mozilla/5.0 (iPhone; CPU iPhone OS 26_0 like Mac OS X) Version/26.0 Mobile Safari/604.1'
const at = '2026-06-01T08:00:00Z'
const made = (id: number, more: Partial<OpenSession>): OpenSession => ({
  id,
  current: false,
  userAgent: null,
  ip: '203.0.113.7',
  createdAt: at,
  lastSeenAt: at,
  expiresAt: '2026-07-01T08:00:00Z',
  ...more,
})

let open: OpenSession[]
let sent: unknown[]

beforeAll(() => speak('settings'))
beforeEach(() => {
  sent = []
  open = [made(2, { userAgent: safari }), made(1, { current: true, userAgent: firefox }), made(3, { ip: null })]
  server.use(
    answer('GET /api/auth/sessions', () => ({ items: open })),
    answer('POST /api/auth/password', ({ body }) => {
      sent.push(body)
      open = open.filter(({ current }) => current)
      return undefined
    }),
  )
})

const field = (name: string) => screen.getByLabelText<HTMLInputElement>(name)
const button = (name: string | RegExp) => screen.getByRole<HTMLButtonElement>('button', { name })

async function type(current: string, next: string, again: string) {
  renderPart(<AccountSection />)
  const user = userEvent.setup()
  await user.type(field('Mot de passe actuel'), current)
  await user.type(field('Nouveau mot de passe'), next)
  await user.type(field('Le nouveau, encore une fois'), again)
  await user.click(button('Changer le mot de passe'))
}

describe('the change of one’s password', () => {
  it('says its rules and what it does before anything is typed', () => {
    renderPart(<AccountSection />)
    const rules = document.getElementById(field('Nouveau mot de passe').getAttribute('aria-describedby') ?? '')
    for (const rule of [/12 caractères au moins/, /72 octets au plus/, /Ni courant/])
      expect(rules?.textContent).toMatch(rule)
    expect(screen.getByText(/vous fermez vos autres sessions/)).not.toBeNull()
    expect(button('Changer le mot de passe').disabled).toBe(true)
  })

  it('sends nothing while a rule is not kept, or the two differ', async () => {
    await type('le vieux', 'trop court', 'trop court')
    expect(await screen.findByText('Une règle n’est pas respectée.')).not.toBeNull()
    await userEvent.type(field('Nouveau mot de passe'), ' et maintenant long')
    await userEvent.click(button('Changer le mot de passe'))
    expect(await screen.findByText('Les deux saisies sont différentes.')).not.toBeNull()
    expect(field('Le nouveau, encore une fois').getAttribute('aria-invalid')).toBe('true')
    expect(sent).toEqual([])
  })

  it('puts what the server refuses under its field', async () => {
    server.use(answer('POST /api/auth/password', () => refusal(401, 'bad_credentials')))
    await type('pas le bon', 'des ajoncs sur la falaise', 'des ajoncs sur la falaise')
    expect(await screen.findByText('Ce n’est pas votre mot de passe actuel.')).not.toBeNull()
    expect(field('Nouveau mot de passe').value).toBe('des ajoncs sur la falaise')
    server.use(answer('POST /api/auth/password', () => refusal(400, 'invalid', { fields: { next: 'Trop courant.' } })))
    await userEvent.click(button('Changer le mot de passe'))
    expect(await screen.findByText('Trop courant.')).not.toBeNull()
  })

  it('empties the fields once it is done, and reads the sessions again', async () => {
    await type('le vieux mot', 'des ajoncs sur la falaise', 'des ajoncs sur la falaise')
    expect(await screen.findByText(/Mot de passe changé/)).not.toBeNull()
    expect(sent).toEqual([{ current: 'le vieux mot', next: 'des ajoncs sur la falaise' }])
    expect(field('Mot de passe actuel').value).toBe('')
    await waitFor(() => {
      expect(within(screen.getByRole('region', { name: 'Sessions ouvertes' })).getAllByRole('listitem')).toHaveLength(1)
    })
  })
})

describe('the open sessions', () => {
  it('are told apart by device and address, this one first and without a button', async () => {
    renderPart(<AccountSection />)
    const rows = await screen.findAllByRole('listitem')
    expect(rows.map(({ textContent }) => textContent)).toEqual([
      expect.stringMatching(/^Firefox sur WindowsCette session203\.0\.113\.7 · Vue (?!.*Fermer)/),
      expect.stringMatching(/^Safari sur iPhone203\.0\.113\.7 · Vue .+Fermer$/),
      expect.stringMatching(/^Programme inconnuVue .+Fermer$/),
    ])
  })

  it('end one at a time', async () => {
    const ended: unknown[] = []
    server.use(
      answer('DELETE /api/auth/sessions/:id', ({ params }) => {
        ended.push(params['id'])
        open = open.filter(({ id }) => String(id) !== params['id'])
        return undefined
      }),
    )
    renderPart(<AccountSection />)
    await userEvent.click(await screen.findByRole('button', { name: 'Fermer la session Safari sur iPhone' }))
    await waitFor(() => {
      expect(screen.queryByText(/iPhone/)).toBeNull()
    })
    expect(ended).toEqual(['2'])
  })

  it('end all but this one, once that was asked', async () => {
    server.use(
      answer('DELETE /api/auth/sessions', () => {
        open = open.filter(({ current }) => current)
        return undefined
      }),
    )
    renderPart(<AccountSection />)
    await userEvent.click(await screen.findByRole('button', { name: 'Fermer toutes les autres' }))
    const dialog = await screen.findByRole('alertdialog', { name: /Fermer vos 2 autres sessions/ })
    await userEvent.click(within(dialog).getByRole('button', { name: 'Fermer toutes les autres' }))
    expect(await screen.findByText('Vos autres sessions sont fermées')).not.toBeNull()
    await waitFor(() => {
      expect(screen.queryByRole('button', { name: /Fermer/ })).toBeNull()
    })
  })
})

describe('who I am', () => {
  it('is saved as a field is left, with what is wrong under it', async () => {
    let isRefused = true
    const saved: unknown[] = []
    server.use(
      answer('PATCH /api/auth/me', ({ body }) => {
        if (isRefused) return refusal(400, 'invalid', { fields: { phone: 'Numéro incomplet.' } })
        saved.push(body)
        return { ...marie, member: { ...marie.member, phone: '+33639980123' } }
      }),
    )
    renderPart(<AccountSection />)
    await userEvent.type(field('Téléphone'), '06 39')
    await userEvent.tab()
    expect(await screen.findByText('Numéro incomplet.')).not.toBeNull()
    isRefused = false
    await userEvent.type(field('Téléphone'), ' 98 01 23')
    await userEvent.tab()
    expect(await screen.findByText('Enregistré')).not.toBeNull()
    expect(saved).toEqual([{ phone: '06 39 98 01 23' }])
  })

  it('speaks the chosen language at once, and tells the server', async () => {
    const saved: unknown[] = []
    server.use(
      answer('PATCH /api/auth/me', ({ body }) => {
        saved.push(body)
        return marie
      }),
    )
    renderPart(<AccountSection />)
    await userEvent.click(screen.getByRole('radio', { name: 'English' }))
    expect(await screen.findByRole('heading', { name: 'My account' })).not.toBeNull()
    await userEvent.click(screen.getByRole('radio', { name: 'Français' }))
    expect(await screen.findByRole('heading', { name: 'Mon compte' })).not.toBeNull()
    await waitFor(() => {
      expect(saved).toEqual([{ locale: 'en' }, { locale: 'fr' }])
    })
  })
})
