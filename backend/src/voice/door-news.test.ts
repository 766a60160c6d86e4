import { expect, it } from 'vitest'
import type { CallEvent } from './media-protocol.ts'
import { loss } from './media/losses.ts'
import { wordFailure } from './door-news.ts'
import { measureModel } from './measure-model.ts'

const stats = { framesIn: 0, framesOut: 0, framesLost: 0, gapMaxMs: null, gapP99Ms: null }

function keptOf(detail: string): [code: string, message: string] {
  const kept: [code: string, message: string][] = []
  const ended: CallEvent = { on: 'ended', reason: 'model_lost', detail, stats }
  const failed = (_provider: string, code: string, message: string) => void kept.push([code, message])
  measureModel({ called: () => undefined, failed }, null, ended)
  return kept[0] ?? ['', '']
}

it('a failure that is none of the telephone’s is shown as it was stored', () => {
  for (const code of ['63016', 'call_id_not_found', 'call_nothing_of_ours', 'timeout'])
    expect(wordFailure(code, 'as they said it')).toBe('as they said it')
})

it('a voice that was lost is shown in both languages when it is us who say why', () => {
  const [code, message] = keptOf(loss('model_closed', 1006))
  expect(message).toBe('connection closed, code 1006')
  expect(wordFailure(code, message)).toEqual({ fr: 'liaison fermée, code 1006', en: message })
})

it('what the voice’s provider said of it stays as it came', () => {
  const [code, message] = keptOf('no such model (404)')
  expect(wordFailure(code, message)).toBe('no such model (404)')
})
