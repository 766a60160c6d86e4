import { describe, expect, it } from 'vitest'
import type { FinishedCall, FinishedTool } from '#src/features/calls/ports.ts'
import { summarize } from './call-summary.ts'

const suite = {
  code: 'EM-4839',
  kind: 'stay',
  what: 'Suite Vue Mer',
  from: '2027-03-15',
  to: '2027-03-20',
  people: '2',
}
const table = { code: 'EM-4840', kind: 'table', what: 'Salle', from: '2027-05-01', time: '20:00', people: '4' }

const tool = (name: string, deed: string | null, more: Partial<FinishedTool> = {}): FinishedTool => ({
  name,
  deed,
  status: 'ok',
  arguments: {},
  details: {},
  answer: {},
  ...more,
})
const booked = tool('create_reservation', 'booked', { status: 'confirmed', details: suite })

function told(tools: FinishedTool[], more: Partial<FinishedCall> = {}, name: string | null = null): string | null {
  const turns = [{ id: 1, speaker: 'caller' as const, text: 'Bonjour, avez-vous un parking ?' }]
  const call = { conciergerieId: 1, callId: 7, language: 'fr', endReason: 'caller_hung_up' as const, turns, tools }
  return summarize({ ...call, ...more }, name)
}
/** Spaces of every width as one: typography has its own tests. */
const plain = (text: string | null) => text?.replaceAll(/[\u00a0\u202f]/gu, ' ')

describe('the summary of a call, from its tools alone', () => {
  it('is not made of nothing', () => {
    expect(told([], { turns: [] })).toBeNull()
  })

  it('says that nothing came of it, with the first words as a caller said them', () => {
    expect(plain(told([]))).toBe(
      'Rien n’a été réservé, commandé ni transmis. Premiers mots : « Bonjour, avez-vous un parking ? ».',
    )
    expect(told([], { language: 'en' })).toBe(
      'Nothing was booked, ordered or passed on. First words: “Bonjour, avez-vous un parking ?”.',
    )
  })

  it('does not tell a hold as a booking', () => {
    const held = tool('create_reservation', 'held', { status: 'held', details: suite })
    expect(plain(told([held]))).toBe(
      'A envisagé un séjour (Suite Vue Mer) du 15 au 20 mars 2027 pour 2 personnes, sans confirmer.',
    )
    expect(told([held, booked])).not.toContain('sans confirmer')
  })

  it('does not tell a recap as a change or a cancellation', () => {
    const recap = (name: string) => tool(name, null, { status: 'to_confirm', details: { code: 'EM-4839' } })
    expect(told([recap('update_reservation')])).toContain('envisagé de modifier la réservation EM-4839')
    expect(told([recap('cancel_reservation')])).toContain('envisagé d’annuler la réservation EM-4839')
    expect(told([recap('create_order')])).toContain('sans la passer')
  })

  const deeds: [string, FinishedTool[], string, string][] = [
    [
      'a stay',
      [booked],
      'Camille Martin a réservé un séjour (Suite Vue Mer) du 15 au 20 mars 2027 pour 2 personnes (EM-4839).',
      'Camille Martin booked a stay (Suite Vue Mer) from 15 to 20 March 2027 for 2 people (EM-4839).',
    ],
    [
      'a stay over two years, to be accepted',
      [
        tool('create_reservation', 'booked', {
          status: 'requested',
          details: { ...suite, from: '2026-12-30', to: '2027-01-01' },
        }),
      ],
      'Camille Martin a demandé un séjour (Suite Vue Mer) du 30 décembre 2026 au 1er janvier 2027 pour 2 personnes (EM-4839) : à valider.',
      'Camille Martin asked for a stay (Suite Vue Mer) from 30 December 2026 to 1 January 2027 for 2 people (EM-4839): to be accepted.',
    ],
    [
      'a table',
      [tool('create_reservation', 'booked', { status: 'confirmed', details: table })],
      'Camille Martin a réservé une table (Salle) le samedi 1er mai 2027 à 20 h 00 pour 4 personnes (EM-4840).',
      'Camille Martin booked a table (Salle) on Saturday 1 May 2027 at 8 pm for 4 people (EM-4840).',
    ],
    [
      'a change',
      [
        tool('update_reservation', 'changed', {
          status: 'changed',
          details: { code: 'EM-4839', kind: 'stay', from: '2027-02-27', to: '2027-03-02', people: '3' },
        }),
      ],
      'Camille Martin a modifié la réservation EM-4839, désormais du 27 février au 2 mars 2027 pour 3 personnes.',
      'Camille Martin changed booking EM-4839, now from 27 February to 2 March 2027 for 3 people.',
    ],
    [
      'a cancellation',
      [tool('cancel_reservation', 'cancelled', { status: 'cancelled', details: suite })],
      'Camille Martin a annulé la réservation EM-4839 : un séjour (Suite Vue Mer) du 15 au 20 mars 2027 pour 2 personnes.',
      'Camille Martin cancelled booking EM-4839: a stay (Suite Vue Mer) from 15 to 20 March 2027 for 2 people.',
    ],
    [
      'an order',
      [
        tool('create_order', null, {
          status: 'to_confirm',
          arguments: { items: [{ name: 'Pizza reine', quantity: 2 }, { name: 'Tiramisu' }], mode: 'room_service' },
        }),
        tool('create_order', 'ordered', {
          status: 'ordered',
          details: { code: 'KR-4827' },
          answer: { total_cents: 3800 },
        }),
      ],
      'Camille Martin a commandé 2 × Pizza reine, 1 × Tiramisu (en chambre, 38,00 €, KR-4827).',
      'Camille Martin ordered 2 × Pizza reine, 1 × Tiramisu (in the room, €38.00, KR-4827).',
    ],
    [
      'a message',
      [tool('leave_message', 'left', { arguments: { text: 'Me rappeler « vite »' } })],
      'Camille Martin a laissé un message : « Me rappeler vite ».',
      'Camille Martin left a message: “Me rappeler vite”.',
    ],
    [
      'a question that nothing answers',
      [tool('raise_question', 'filed', { arguments: { question: 'Élevez-vous des perroquets ?' } })],
      'Camille Martin a posé une question restée sans réponse, transmise à l’équipe : « Élevez-vous des perroquets ? ».',
      'Camille Martin asked a question that nothing answered, passed on to the team: “Élevez-vous des perroquets ?”.',
    ],
    [
      'a look at what is free',
      [tool('check_availability', null, { status: 'full', details: table })],
      'Camille Martin a demandé si une table (Salle) le samedi 1er mai 2027 à 20 h 00 pour 4 personnes était possible : ce ne l’était pas, rien n’a été réservé.',
      'Camille Martin asked whether a table (Salle) on Saturday 1 May 2027 at 8 pm for 4 people was possible: it was not, and nothing was booked.',
    ],
  ]
  it.each(deeds)('tells %s in French and in English', (_name, tools, french, english) => {
    expect(plain(told(tools, {}, 'Camille Martin'))).toBe(french)
    expect(plain(told(tools, { language: 'en' }, 'Camille Martin'))).toBe(english)
  })

  it('tells several things in their order, naming the caller once, and a change of a change once', () => {
    const change = (people: string) =>
      tool('update_reservation', 'changed', {
        status: 'changed',
        details: { code: 'EM-4839', kind: 'stay', from: '2027-03-15', to: '2027-03-20', people },
      })
    const summary = plain(told([booked, change('3'), change('4')], {}, 'Camille Martin')) ?? ''
    expect(summary.split('. ')).toHaveLength(2)
    expect(summary).toContain('. A modifié la réservation EM-4839, désormais du 15 au 20 mars 2027 pour 4 personnes.')
  })

  it('says whether a person took the call, also where the caller had not asked for one', () => {
    const wanted = tool('transfer_to_human', 'transferred', { arguments: { reason: 'Un responsable' } })
    expect(plain(told([wanted], { endReason: 'transferred' }))).toBe(
      'A demandé à parler à quelqu’un (« Un responsable »). L’appel a été passé à l’équipe.',
    )
    expect(told([wanted])).toContain('Personne n’a pris l’appel.')
    expect(told([], { endReason: 'transferred' })).toBe('L’appel a été passé à l’équipe.')
    expect(told([], { endReason: 'transferred', turns: [] })).toBe('L’appel a été passé à l’équipe.')
  })

  it('says that the line was cut, after what was done before', () => {
    expect(told([booked], { endReason: 'process_lost' })).toMatch(
      /a réservé .+ La ligne a été coupée avant la fin\.$/iu,
    )
  })

  it('keeps long words short, and numbers with what they count', () => {
    const long = tool('leave_message', 'left', { arguments: { text: 'a '.repeat(400) } })
    expect(told([long])?.length).toBeLessThan(220)
    expect(told([booked])).toContain('20\u00a0mars')
    expect(told([booked])).toContain('2\u00a0personnes')
  })
})
