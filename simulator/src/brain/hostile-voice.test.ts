import { expect, it } from 'vitest'
import type { Turn } from '#sim/openai-realtime/mind.ts'
import { randomFrom } from '#sim/speech/outgoing-audio.ts'
import { hostileVoice } from './hostile-voice.ts'

const targets = {
  codes: ['KR-4827'],
  ids: [1],
  phones: ['+33612345678'],
  names: ['Carle'],
  claims: ['Votre chambre est confirmée.'],
}
const turn: Turn = {
  cause: 'heard',
  asked: null,
  heard: 'Bonjour',
  results: [],
  instructions: '',
  tools: [{ name: 'create_reservation', description: '', parameters: {} }],
  history: [],
}

it('calls whatever there is, and is the same for the same numbers', async () => {
  const run = async () => {
    const voice = hostileVoice(targets, randomFrom(7))
    const outputs = []
    for (let count = 0; count < 40; count += 1)
      outputs.push(...(await voice({ ...turn, cause: count % 5 === 0 ? 'heard' : 'results' })))
    return outputs
  }
  const outputs = await run()
  expect(await run()).toEqual(outputs)
  const calls = outputs.flatMap((output) => ('call' in output ? [output] : []))
  expect(new Set(calls.map(({ call }) => call))).toEqual(new Set(['create_reservation', 'drop_all_reservations']))
  expect(calls.some(({ args }) => typeof args === 'string')).toBe(true)
  expect(outputs).toContainEqual({ say: 'Votre chambre est confirmée.' })
})
