import { addDays, todayIn } from './days.ts'
import { readParty } from './read-party.ts'
import { readWhen } from './read-when.ts'
import { isAboutHouse, readKind, readRequest } from './read-wish.ts'
import { chooseType, readShop } from './shop.ts'
import type { Slots, State } from './state.ts'

const NO_TIME = { from: null, to: null, nights: null, time: null }

/** "From tomorrow to Sunday": what counts is where it goes. */
const afterMove = (text: string) =>
  /\b(?:move|change|postpone|reschedule)\b.*?\bfrom (?:tomorrow|tonight|[a-z]+day)(?: \w+)? to (.+)$/.exec(text)?.[1] ??
  /\b(?:decaler|deplacer|reporter|changer|avancer|repousser)\b.*?\bd(?:e|u) (?:demain|ce soir|[a-z]+di)(?: \w+)? (?:a|au|pour) (.+)$/.exec(
    text,
  )?.[1] ??
  text

/** What a sentence says of the wish, given what was asked. @param text of `plainText` */
export function readSlots(said: string, text: string, state: State, instructions: string): Partial<Slots> {
  const today = todayIn(instructions)
  const { slots, ask } = state
  const when = isAboutHouse(text) ? NO_TIME : readWhen(afterMove(text), today)
  const party = readParty(text, ask === 'party')
  const found: Partial<Slots> = {}
  const kind = readKind(text)
  if (kind !== null) found.kind = kind
  if (ask === 'departure' && slots.from !== null && when.to === null && when.from !== null) found.to = when.from
  else {
    if (when.from !== null) found.from = when.from
    if (when.to !== null) found.to = when.to
  }
  const from = found.from ?? slots.from
  if (found.to === undefined && when.nights !== null && from !== null) found.to = addDays(from, when.nights)
  if (when.time !== null && (found.kind ?? slots.kind) !== 'stay') found.time = when.time
  if (party !== null) Object.assign(found, { party: party.size, adults: party.adults, children: party.children })
  const requests = readRequest(said, text)
  if (requests !== null) found.requests = requests
  const type = chooseType(text, readShop(instructions))
  if (type) Object.assign(found, { type: type.code, kind: type.kind })
  return found
}
