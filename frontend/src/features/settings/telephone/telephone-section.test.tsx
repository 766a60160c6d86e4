import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { answer, refusal, server } from '@conciergerie/kit/testing/server.ts'
import { renderPart, speak } from '../../../testing/render-app.tsx'
import type { Line, Voice } from './api.ts'
import { TelephoneSection } from './telephone-section.tsx'

const voice: Voice = {
  enabled: true,
  greeting: '',
  voice: 'marin',
  language: 'fr',
  speed: 1,
  model: '',
  hours: 'always',
  outOfHours: 'message',
  transferNumber: null,
  maxConcurrent: 10,
  maxMinutesPerCall: 15,
  maxMinutesPerDay: 600,
  recording: { enabled: false, notice: '', keepDays: 30 },
  keywords: ['Sillon'],
}

let sent: unknown[]
let kept: Voice

beforeAll(() => speak('settings', 'telephone'))
beforeEach(() => {
  sent = []
  kept = voice
  server.use(
    answer('GET /api/lines', () => ({ items: [] })),
    answer('GET /api/settings/voice', () => ({ voice: kept })),
    answer('PATCH /api/settings/voice', ({ body }) => {
      sent.push(body)
      kept = { ...kept, ...(body as Partial<Voice>) }
      return { voice: kept }
    }),
  )
})

describe('how the telephone is answered', () => {
  it('says what the server refused beside the field, and keeps what was typed', async () => {
    server.use(
      answer('PATCH /api/settings/voice', () =>
        refusal(400, 'invalid', { fields: { transferNumber: 'Numéro incomplet' } }),
      ),
    )
    renderPart(<TelephoneSection />)
    const user = userEvent.setup()
    const field = await screen.findByLabelText<HTMLInputElement>('Passer à')
    await user.type(field, '12')
    await user.tab()
    expect(await screen.findByText('Numéro incomplet')).not.toBeNull()
    expect(field.value).toBe('12')
  })

  it('saves each choice at once, and a field when it is left', async () => {
    renderPart(<TelephoneSection />)
    const user = userEvent.setup()
    await user.selectOptions(await screen.findByLabelText('Voix'), 'cedar')
    await user.type(screen.getByLabelText('Accueil'), 'Bienvenue')
    await user.tab()
    await waitFor(() => {
      expect(sent).toEqual([{ voice: 'cedar' }, { greeting: 'Bienvenue' }])
    })
    expect(await screen.findByText('Enregistré')).not.toBeNull()
  })

  it('takes a proper name in and out', async () => {
    renderPart(<TelephoneSection />)
    const user = userEvent.setup()
    await user.type(await screen.findByLabelText('Ajouter un nom propre'), 'Chausey{Enter}')
    expect(await screen.findByText('Chausey')).not.toBeNull()
    await user.click(screen.getByRole('button', { name: 'Retirer Sillon' }))
    await waitFor(() => {
      expect(sent).toEqual([{ keywords: ['Sillon', 'Chausey'] }, { keywords: ['Chausey'] }])
    })
  })

  it('asks for the notice only once calls are recorded', async () => {
    renderPart(<TelephoneSection />)
    expect((await screen.findByRole('switch', { name: 'Enregistrer les appels' })).getAttribute('aria-checked')).toBe(
      'false',
    )
    expect(screen.queryByLabelText('Annonce')).toBeNull()
  })

  it('teaches where there is no line, and else gives the address that the provider must call', async () => {
    const { unmount } = renderPart(<TelephoneSection />)
    expect(await screen.findByText(/Pas encore de ligne/)).not.toBeNull()
    unmount()
    const line = {
      id: 1,
      mode: 'openai_sip',
      number: '+33299000014',
      state: 'running',
      callsInProgress: 0,
      lastError: null,
      webhookUrl: 'https://maison.example/webhook/openai',
    }
    server.use(answer('GET /api/lines', () => Response.json({ items: [line as Line] })))
    renderPart(<TelephoneSection />)
    expect((await screen.findByLabelText<HTMLInputElement>(/^Adresse à coller/)).value).toBe(
      'https://maison.example/webhook/openai',
    )
  })
})
