import { expect, it } from 'vitest'
import { blockOf } from './block-draft.ts'
import type { BlockDraft } from './block-draft.ts'

const draft: BlockDraft = {
  kind: 'stay',
  unitId: 3,
  from: '2027-03-15',
  to: '2027-03-18',
  timeFrom: '22:00',
  timeTo: '01:00',
  reason: 'maintenance',
  label: ' Peinture ',
}

it('a block is none until it has a place and an end', () => {
  expect([blockOf({ ...draft, unitId: null }), blockOf({ ...draft, to: '' })]).toEqual([null, null])
  expect(blockOf({ ...draft, kind: 'table', timeTo: '' })).toBeNull()
})

it('a room is out for nights, a table for hours that may pass midnight', () => {
  const rest = { unitId: 3, reason: 'maintenance', label: 'Peinture' }
  expect(blockOf(draft)).toEqual({ ...rest, startsAt: '2027-03-15', endsAt: '2027-03-18' })
  const evening = { ...draft, kind: 'table' as const }
  expect(blockOf(evening)).toEqual({ ...rest, startsAt: '2027-03-15T22:00', endsAt: '2027-03-16T01:00' })
  expect(blockOf({ ...evening, timeFrom: '19:00', timeTo: '21:00' })).toMatchObject({ endsAt: '2027-03-15T21:00' })
})
