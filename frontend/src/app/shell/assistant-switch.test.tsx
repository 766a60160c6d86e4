import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import type { AiMode } from '@conciergerie/contract'
import { beforeAll, describe, expect, it } from 'vitest'
import { answer, refusal, server } from '@conciergerie/kit/testing/server.ts'
import { renderPart, speak } from '../../testing/render-app.tsx'
import { calm } from '../../testing/samples.ts'
import { AssistantSwitch } from './assistant-switch.tsx'

beforeAll(() => speak('shell'))

/** A house whose mode the switch changes. */
function serve(first: AiMode) {
  const asked: unknown[] = []
  let mode = first
  server.use(
    answer('GET /api/overview', () => ({ ...calm, assistant: { mode, clients: 2 } })),
    answer('POST /api/settings/assistant', ({ body }) => {
      asked.push(body)
      mode = (body as { mode: AiMode }).mode
      return Response.json({ settings: {} })
    }),
  )
  return asked
}

describe('the assistant’s switch', () => {
  it('goes back, and says why, when the server refuses', async () => {
    serve('auto')
    server.use(answer('POST /api/settings/assistant', () => refusal(403, 'forbidden')))
    renderPart(<AssistantSwitch isFolded={false} />)
    await userEvent.click(await screen.findByRole('switch'))
    expect(await screen.findByText('message of forbidden')).not.toBeNull()
    expect(screen.getByRole('switch').getAttribute('aria-checked')).toBe('true')
  })

  it('silences the house, and can be undone', async () => {
    const asked = serve('auto')
    renderPart(<AssistantSwitch isFolded={false} />)
    await userEvent.click(await screen.findByRole('switch'))
    expect(await screen.findByText('L’assistant ne répond plus à personne')).not.toBeNull()
    expect(screen.getByRole('switch').getAttribute('aria-checked')).toBe('false')
    await userEvent.click(screen.getByRole('button', { name: 'Annuler' }))
    expect(await screen.findByText('L’assistant répond de nouveau')).not.toBeNull()
    expect(asked).toEqual([{ mode: 'off' }, { mode: 'auto' }])
  })

  it('comes back as it was: a house that has answers proposed still has', async () => {
    const asked = serve('suggest')
    renderPart(<AssistantSwitch isFolded={false} />)
    await userEvent.click(await screen.findByRole('switch'))
    await screen.findByText('Ne répond à personne')
    await userEvent.click(screen.getByRole('switch'))
    await screen.findByText('Propose des réponses')
    expect(asked).toEqual([{ mode: 'off' }, { mode: 'suggest' }])
  })
})
