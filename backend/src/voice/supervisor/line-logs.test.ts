import { describe, expect, it } from 'vitest'
import { movableClock } from '../../../test/support/rooms.ts'
import { LineLogs } from './line-logs.ts'

describe('the log of a line', () => {
  it.each([
    ['its password, wherever it turns up', 'sip:hotel:far-breton@host', 'far-breton'],
    ['a header that proves who we are', 'REGISTER\nAuthorization: Digest username="hotel", uri="x"', 'Digest'],
    ['the answer to a challenge', 'Digest response="abcdef0123456789", cnonce="fedcba"', 'abcdef0123456789'],
    ['a whole phone number', 'INVITE sip:+33612345678@host', '612345678'],
    ['a key', 'Bearer sk-proj-0123456789abcdef', 'sk-proj-0123456789abcdef'],
  ])('never shows %s', (_, text, secret) => {
    const logs = new LineLogs(movableClock().now)
    logs.hide(1, 'far-breton')
    logs.add(1, 'info', text)
    expect(JSON.stringify(logs.read(1, 'fr'))).not.toContain(secret)
  })

  it('keeps the last two hundred entries, each of a length that can be read', () => {
    const logs = new LineLogs(movableClock().now)
    for (let entry = 1; entry <= 250; entry++) logs.add(1, 'info', `entry ${entry} ${'x'.repeat(2_000)}`)
    const log = logs.read(1, 'fr')
    expect(log).toHaveLength(200)
    expect(log[0]?.text).toContain('entry 51 ')
    expect(log[0]?.text.length).toBe(500)
  })

  it('counts what comes again within a minute, and says it anew after that', () => {
    const clock = movableClock()
    const logs = new LineLogs(clock.now)
    const forged = { fr: 'appel refusé', en: 'call refused' }
    for (let call = 0; call < 1_000; call++) logs.count(1, 'unsigned', 'warn', forged)
    logs.count(1, 'busy', 'warn', { fr: 'occupé', en: 'busy' })
    clock.move(60_000)
    logs.count(1, 'unsigned', 'warn', forged)
    const texts = (language: string) => logs.read(1, language).map(({ text }) => text)
    expect(texts('fr')).toEqual(['appel refusé, 1000 fois en une minute', 'occupé', 'appel refusé'])
    expect(texts('en')[0]).toBe('call refused, 1000 times within a minute')
  })

  it('is each line’s own, in the language of its reader, and gone with the line', () => {
    const logs = new LineLogs(movableClock().now)
    logs.add(1, 'warn', { fr: 'état : en attente', en: 'state: waiting' })
    expect(logs.read(2, 'fr')).toEqual([])
    expect(logs.read(1, 'en-GB')).toMatchObject([{ level: 'warn', text: 'state: waiting' }])
    logs.forget(1)
    expect(logs.read(1, 'fr')).toEqual([])
  })
})
