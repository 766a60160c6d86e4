import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { heardPart } from './heard-text.ts'
import { Transcript } from './transcript.ts'
import { TurnOrder } from './turn-order.ts'
import type { SpokenTurn } from '#src/features/calls/ports.ts'

const call = { id: 1, conciergerieId: 1 }

function written() {
  const turns = new Map<string, SpokenTurn>()
  const cuts: { itemId: string; text: string }[] = []
  const transcript = new Transcript(call, {
    saveTurn: (_, turn) => {
      turns.set(turn.itemId, { ...turn })
      return Promise.resolve()
    },
    cutTurn: (_, itemId, { text }) => {
      cuts.push({ itemId, text })
      return Promise.resolve()
    },
  })
  return { transcript, turns, cuts }
}

describe('the transcript of a call', () => {
  it('does not shorten what is whole by a late piece', async () => {
    const { transcript, turns } = written()
    transcript.place({ itemId: 'a', previousItemId: null, speaker: 'assistant', atMs: 0 })
    await transcript.write({ itemId: 'a', speaker: 'assistant', text: 'Bonjour.', final: true, atMs: 0 })
    await transcript.write({ itemId: 'a', speaker: 'assistant', text: 'Bon', final: false, atMs: 0 })
    expect(turns.get('a')?.text).toBe('Bonjour.')
  })

  it('puts the caller’s words before the answer to them, though they are written down after it', async () => {
    const { transcript, turns } = written()
    transcript.place({ itemId: 'u', previousItemId: null, speaker: 'caller', atMs: 0 })
    transcript.place({ itemId: 'a', previousItemId: 'u', speaker: 'assistant', atMs: 500 })
    await transcript.write({ itemId: 'a', speaker: 'assistant', text: 'Oui.', final: true, atMs: 900 })
    await transcript.write({ itemId: 'u', speaker: 'caller', text: 'Un parking ?', final: true, atMs: 1000 })
    expect([...turns.values()].sort((a, b) => a.position - b.position).map(({ text }) => text)).toEqual([
      'Un parking ?',
      'Oui.',
    ])
  })

  it('waits for missing words of the caller', async () => {
    const { transcript } = written()
    transcript.place({ itemId: 'u', previousItemId: null, speaker: 'caller', atMs: 700 })
    expect(transcript.saidSince(600)).toBeNull()
    const words = transcript.nextWords()
    await transcript.write({ itemId: 'u', speaker: 'caller', text: 'Oui.', final: true, atMs: 900 })
    await words
    expect(transcript.saidSince(600)).toBe('Oui.')
    expect(transcript.saidSince(800)).toBeNull()
  })

  it('cuts a sentence again when its text comes after the cut', async () => {
    const { transcript, cuts } = written()
    transcript.place({ itemId: 'a', previousItemId: null, speaker: 'assistant', atMs: 0 })
    await transcript.cut('a', 500, 1000)
    expect(cuts).toEqual([])
    await transcript.write({
      itemId: 'a',
      speaker: 'assistant',
      text: 'La suite est libre ce soir.',
      final: true,
      atMs: 0,
    })
    expect(cuts.at(-1)).toEqual({ itemId: 'a', text: 'La suite est' })
  })
})

describe('the order of turns', () => {
  it('gives each turn one place, and keeps it', () => {
    const order = new TurnOrder()
    const first = order.place('a', null)
    expect(order.place('a', 'z')).toBe(first)
  })

  it('never changes the order of what has a place, whatever comes between', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(20), { maxLength: 8 }), (afters) => {
        const order = new TurnOrder()
        const placed: { id: string; after: string | null; at: number }[] = []
        afters.forEach((pick, index) => {
          const after = placed[pick % (placed.length + 1)]?.id ?? null
          placed.push({ id: `i${index}`, after, at: order.place(`i${index}`, after) })
        })
        for (const { id, after, at } of placed) {
          expect(order.place(id)).toBe(at)
          if (after !== null) expect(at).toBeGreaterThanOrEqual(order.place(after))
        }
      }),
    )
  })
})

describe('what was heard of a sentence', () => {
  it('is nothing when nothing was played', () => {
    expect(heardPart('Bonjour à vous', 0, 1000)).toBe('')
  })

  it('ends at a word, and is all of it when all was played', () => {
    expect(heardPart('Bonjour à vous tous', 600, 1000)).toBe('Bonjour à')
    expect(heardPart('Bonjour à vous', 1000, 1000)).toBe('Bonjour à vous')
  })

  it('is always a beginning of the text', () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(5000), fc.integer({ min: 1, max: 5000 }), (text, heard, of) => {
        expect(text.startsWith(heardPart(text, heard, of))).toBe(true)
      }),
    )
  })
})
