import { expect, test } from 'vitest'
import { keyOfInfo, TelephoneEvents } from './telephone-event.ts'

const payload = (event: number) => new DataView(Uint8Array.of(event, 10, 0, 160).buffer)

test('an event that is no key, or is cut short, is none', () => {
  const events = new TelephoneEvents()
  expect(events.read(0, payload(16))).toBeNull()
  expect(events.read(0, new DataView(new ArrayBuffer(2)))).toBeNull()
})

test('a press is told once, however many packets it takes', () => {
  const events = new TelephoneEvents()
  expect([800, 800, 800].map((timestamp) => events.read(timestamp, payload(5)))).toEqual(['5', null, null])
})

test('the same key pressed again is told again', () => {
  const events = new TelephoneEvents()
  expect([800, 1600].map((timestamp) => events.read(timestamp, payload(11)))).toEqual(['#', '#'])
})

test('INFO of another kind, or without a key, is no key', () => {
  expect(keyOfInfo('text/plain', 'Signal=5')).toBeNull()
  expect(keyOfInfo(undefined, '')).toBeNull()
  expect(keyOfInfo('application/dtmf-relay', 'Signal=!!')).toBeNull()
  expect(keyOfInfo('application/dtmf', '55')).toBeNull()
})

test('INFO bears a key in both of its usual forms', () => {
  expect(keyOfInfo('application/dtmf-relay', 'Signal= 5\r\nDuration=160')).toBe('5')
  expect(keyOfInfo('application/dtmf-relay; charset=x', 'Signal=11\r\n')).toBe('#')
  expect(keyOfInfo('application/dtmf', '*')).toBe('*')
})
