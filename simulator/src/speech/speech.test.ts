import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decode, encode, loudness, silence } from './g711.ts'
import type { Law } from './g711.ts'
import { correlate, readHeard } from './heard.ts'
import { speak } from './speech.ts'
import { readTexts, sayInCode } from './text-code.ts'

const laws: Law[] = ['mulaw', 'alaw']
const SENTENCE = 'Du quinze au vingt mars, une suite pour deux. Je m’appelle Noémie Lefèvre-Caradec, 06 12 34 56 78.'

describe.each(laws)('G.711 %s', (law) => {
  it('keeps what it has coded once', () => {
    const codes = Uint8Array.from({ length: 256 }, (_, code) => code)
    const again = encode(decode(codes, law), law)
    expect(decode(again, law)).toEqual(decode(codes, law))
  })

  it('tells silence from speech', () => {
    expect(loudness(silence(20, law), law)).toBeLessThan(20)
    expect(loudness(sayInCode('Bonjour', law, 1), law)).toBeGreaterThan(3000)
    expect(loudness(speak('Bonjour', law).audio, law)).toBeGreaterThan(1000)
  })
})

describe.each(laws)('words inside the sound, %s', (law) => {
  it('are not read from silence, noise, or a block that was damaged', () => {
    expect(readTexts(silence(2000, law), 'loud', law)).toEqual([])
    const noise = Buffer.from(Array.from({ length: 40_000 }, (_, index) => (index * 7919) % 251))
    expect(readTexts(noise, 'loud', law)).toEqual([])
    const one = sayInCode('Oui', law, 3).subarray(0, 160)
    one[20] = (one[20] ?? 0) ^ 1
    expect(readTexts(one, 'loud', law)).toEqual([])
  })

  it('are read again whatever they are, wherever the stream is cut', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 200, unit: 'grapheme' }), fc.nat(255), (text, message) => {
        expect(readTexts(Buffer.concat([silence(33, law), sayInCode(text, law, message)]), 'loud', law)).toEqual([text])
      }),
      { numRuns: 50 },
    )
  })

  it('survive lost packets, and come out once though they are repeated', () => {
    const frames = Array.from({ length: sayInCode(SENTENCE, law, 7).length / 160 }, (_, index) =>
      sayInCode(SENTENCE, law, 7).subarray(index * 160, (index + 1) * 160),
    )
    const kept = frames.filter((_, index) => index % 4 !== 0)
    expect(readTexts(Buffer.concat(kept), 'loud', law)).toEqual([SENTENCE])
  })

  it('keep two utterances apart', () => {
    const both = Buffer.concat([sayInCode('Oui', law, 1), silence(100, law), sayInCode('Oui', law, 2)])
    expect(readTexts(both, 'loud', law)).toEqual(['Oui', 'Oui'])
  })
})

describe.each(laws)('the voice, %s', (law) => {
  it('sounds different for different sentences, and the same for the same one', () => {
    const one = speak('Bonjour, Hôtel des Embruns à votre écoute.', law).audio
    const other = speak('Désolé, nous sommes complets ce soir-là.', law).audio
    expect(correlate(one, speak('Bonjour, Hôtel des Embruns à votre écoute.', law).audio, law)).toBeCloseTo(1, 5)
    expect(Math.abs(correlate(one, other, law))).toBeLessThan(0.3)
  })

  it('lasts about 60 ms a letter, and speaks faster when told to', () => {
    const ms = speak(SENTENCE, law).audio.length / 8
    expect(ms / SENTENCE.length).toBeGreaterThan(50)
    expect(ms / SENTENCE.length).toBeLessThan(70)
    expect(speak(SENTENCE, law, 1.5).audio.length / 8).toBeLessThan(ms * 0.75)
  })

  it('can be read back up to where it was cut', () => {
    const { audio, words } = speak(SENTENCE, law)
    expect(readHeard(audio, law)).toBe(SENTENCE)
    expect(readHeard(audio.subarray(0, (words[3]?.fromMs ?? 0) * 8), law)).toBe('Du quinze au')
  })
})
