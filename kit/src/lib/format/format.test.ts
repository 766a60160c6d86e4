import { describe, expect, it } from 'vitest'
import { formatPhone } from '../format.ts'
import { createFormat } from './format.ts'

const now = new Date('2026-06-11T12:34:00Z')
const paris = createFormat({ locale: 'fr-FR', timeZone: 'Europe/Paris', now: () => now })
const english = createFormat({ locale: 'en-GB', timeZone: 'Europe/Paris', now: () => now })
const plain = (text: string) => text.replaceAll(/[\u00A0\u202F]/g, ' ')

describe('dates', () => {
  it('are on the clock of the house, in 24 hours', () => {
    expect(paris.dates.clock('2026-06-11T12:31:00Z')).toBe('14:31')
    expect(english.dates.clock('2026-06-11T22:05:00Z')).toBe('00:05')
    expect(plain(paris.dates.spokenClock('2026-06-11T12:00:00Z'))).toBe('14 h')
    expect(plain(paris.dates.spokenClock('2026-06-11T07:05:00Z'))).toBe('9 h 05')
  })

  it('are brief in a list: time, yesterday, weekday, day, year', () => {
    expect(paris.dates.brief('2026-06-11T07:12:00Z')).toBe('09:12')
    expect(paris.dates.brief('2026-06-10T21:59:00Z')).toBe('Hier')
    expect(paris.dates.brief('2026-06-06T10:00:00Z')).toBe('Samedi')
    expect(paris.dates.brief('2026-05-22T10:00:00Z')).toBe('22 mai')
    expect(paris.dates.brief('2025-09-22T10:00:00Z')).toBe('22 sept. 2025')
    expect(english.dates.brief('2026-06-10T12:00:00Z')).toBe('Yesterday')
  })

  it('change day at midnight of the house, not of UTC', () => {
    expect(paris.dates.daysAgo('2026-06-10T22:30:00Z')).toBe(0)
    expect(paris.dates.daysAgo('2026-06-10T21:30:00Z')).toBe(1)
  })

  it('divide a thread with words', () => {
    expect(paris.dates.divider('2026-06-11T07:12:00Z')).toBe('Aujourd’hui, jeudi 11 juin')
    expect(paris.dates.divider('2026-06-03T07:12:00Z')).toBe('Mercredi 3 juin')
  })
})

describe('durations', () => {
  it('take two units at most', () => {
    expect(plain(paris.durations.short(42))).toBe('42 s')
    expect(plain(paris.durations.short(26 * 60))).toBe('26 min')
    expect(plain(paris.durations.short(23 * 3600 + 41 * 60))).toBe('23 h 41')
    expect(plain(paris.durations.short(5 * 86_400 + 7200))).toBe('5 j')
  })

  it('are said from now, and never below zero', () => {
    expect(paris.durations.relative('2026-06-11T12:31:00Z')).toBe('il y a 3 minutes')
    expect(paris.durations.relative('2026-06-11T12:33:50Z')).toBe('maintenant')
    expect(english.durations.relative('2026-06-12T13:00:00Z')).toBe('tomorrow')
    expect(paris.durations.until('2026-06-11T10:00:00Z')).toBe(0)
  })
})

describe('numbers', () => {
  it('follow the reader', () => {
    expect(plain(paris.numbers.count(1234567))).toBe('1 234 567')
    expect(english.numbers.count(1234567)).toBe('1,234,567')
    expect(plain(paris.numbers.percent(0.0008, 2))).toBe('0,08 %')
    expect(plain(paris.numbers.bytes(1_400_000_000))).toBe('1,4 Go')
    expect(plain(paris.numbers.milliseconds(64))).toBe('64 ms')
    expect(plain(paris.numbers.milliseconds(2810))).toBe('2,8 s')
    expect(paris.numbers.badge(128)).toBe('99+')
  })

  it('show costs in dollars and cents, as every screen does', () => {
    expect(plain(paris.numbers.cost(3200))).toBe('< 0,01 $US')
    expect(plain(paris.numbers.cost(42_000))).toBe('0,04 $US')
    expect(english.numbers.cost(42_000)).toBe('US$0.04')
    expect(plain(paris.numbers.cost(18_420_000))).toBe('18,42 $US')
  })
})

describe('telephone numbers', () => {
  it.each([
    ['+33612345678', '06 12 34 56 78'],
    ['whatsapp:+33612345678', '06 12 34 56 78'],
    ['+447911123456', '+44 7911 123 456'],
    ['+12025550123', '+1 202 555 0123'],
    ['+351912345678', '+351 912 345 678'],
    ['Réception', 'Réception'],
    ['BE.2f61', 'BE.2f61'],
  ])('%s', (value, shown) => {
    expect(plain(formatPhone(value))).toBe(shown)
  })
})
