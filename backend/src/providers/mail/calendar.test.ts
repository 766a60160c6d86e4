import { describe, expect, it } from 'vitest'
import { writeCalendar } from './calendar.ts'
import type { Appointment } from './calendar.ts'

const stay: Appointment = {
  uid: 'reservation-12@maison.example',
  sequence: 3,
  method: 'REQUEST',
  summary: 'Hôtel des Embruns, Suite Vue Mer',
  description: 'KR-4827',
  location: '1 quai des Brumes, Saint-Malo',
  starts: '2026-03-15',
  ends: '2026-03-20',
  zone: 'Europe/Paris',
  tentative: false,
  organizer: { name: 'Hôtel des Embruns', email: 'maison@example.com' },
  attendee: { name: 'Camille', email: 'camille@example.com' },
  at: new Date('2026-01-02T03:04:05Z'),
}
const dinner = { ...stay, starts: '2026-03-29T19:30', ends: '2026-03-29T21:15' }
const linesOf = (appointment: Appointment) =>
  writeCalendar(appointment)
    .replaceAll(/\r\n[ \t]/g, '')
    .split('\r\n')

describe('a calendar file', () => {
  it('takes a cancelled appointment back under the same name, with a higher number', () => {
    expect(linesOf({ ...stay, method: 'CANCEL', sequence: 4 })).toEqual(
      expect.arrayContaining(['METHOD:CANCEL', 'UID:reservation-12@maison.example', 'SEQUENCE:4', 'STATUS:CANCELLED']),
    )
  })

  it('gives a stay whole days, the day of departure not counted', () => {
    expect(linesOf(stay)).toEqual(
      expect.arrayContaining([
        'METHOD:REQUEST',
        'SEQUENCE:3',
        'DTSTAMP:20260102T030405Z',
        'DTSTART;VALUE=DATE:20260315',
        'DTEND;VALUE=DATE:20260320',
        'STATUS:CONFIRMED',
        'ORGANIZER;CN="Hôtel des Embruns":mailto:maison@example.com',
      ]),
    )
  })

  it('gives a table its wall time in the zone of the house, and describes that zone', () => {
    const lines = linesOf(dinner)
    expect(lines).toEqual(
      expect.arrayContaining([
        'DTSTAMP:20260102T030405Z',
        'DTSTART;TZID=Europe/Paris:20260329T193000',
        'DTEND;TZID=Europe/Paris:20260329T211500',
        'TZID:Europe/Paris',
      ]),
    )
    const spring = lines.indexOf('DTSTART:20260329T020000')
    expect(lines.slice(spring - 1, spring + 4)).toEqual([
      'BEGIN:DAYLIGHT',
      'DTSTART:20260329T020000',
      'TZOFFSETFROM:+0100',
      'TZOFFSETTO:+0200',
      'END:DAYLIGHT',
    ])
  })

  it('describes zones whose clocks never change', () => {
    const lines = linesOf({ ...dinner, zone: 'Indian/Reunion' })
    expect(lines).toContain('DTSTART;TZID=Indian/Reunion:20260329T193000')
    expect(lines.filter((line) => line.startsWith('TZOFFSETTO'))).toEqual(['TZOFFSETTO:+0400'])
  })

  it('says that a request waits for the house', () => {
    expect(linesOf({ ...stay, tentative: true })).toContain('STATUS:TENTATIVE')
  })
})
