import { z } from 'zod'

export const slots = z.object({
  kind: z.enum(['stay', 'table']).nullable(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  time: z.string().nullable(),
  partySize: z.int().nullable(),
  adults: z.int().nullable(),
  children: z.int().nullable(),
  unitType: z.string().nullable(),
  name: z.string().nullable(),
})
export type Slots = z.output<typeof slots>

export const noSlots: Slots = {
  kind: null,
  from: null,
  to: null,
  time: null,
  partySize: null,
  adults: null,
  children: null,
  unitType: null,
  name: null,
}

/** What the client was asked last. */
export const asks = [
  'kind',
  'dates',
  'departure',
  'day',
  'time',
  'half',
  'party',
  'type',
  'name',
  'other',
  'which',
  'what',
  'confirm',
] as const
export type Ask = (typeof asks)[number]

/** Where a booking without a model stands; it travels with our last message. */
export const dialogueState = z.object({
  goal: z.enum(['book', 'change', 'cancel']),
  slots,
  ask: z.enum(asks),
  /** How often in a row the answer was not understood. */
  missed: z.int(),
  /** Code of the booking to change or cancel. */
  code: z.string().nullable(),
  /** What was offered, in the order of the list: arguments of a tool. */
  offers: z.array(z.record(z.string(), z.union([z.string(), z.number()]))),
})
export type DialogueState = z.output<typeof dialogueState>
