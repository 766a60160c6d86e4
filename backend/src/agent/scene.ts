import type { DateTime } from 'luxon'
import type { ReplyRequest } from '#src/features/conversations/reply-author.ts'
import type { House } from '#src/features/conciergeries/house.ts'
import type { Inventory } from '#src/features/inventory/inventory.ts'
import type { Burst } from './burst.ts'
import { readMemory } from './memory.ts'
import type { Memory } from './memory.ts'
import type { ToolRegistry } from './tools/registry.ts'
import type { ToolSession } from './tools/session.ts'
import type { Language } from './wording/index.ts'

/** What lets the agent book: the tools, and what houses sell. */
export interface BookingParts {
  registry: ToolRegistry
  readInventory(conciergerieId: number): Promise<Inventory>
}

/** One client's business at the desk: who they are, what was read back to them, what may be done. */
export interface Scene {
  registry: ToolRegistry
  session: ToolSession
  memory: Memory | null
}

interface Place {
  house: House
  burst: Burst
  language: Language
  now: DateTime
}

/** Null where a house sells nothing. Identity comes from the request, which the server made, and from nowhere else. */
export async function openScene(
  { registry, ...parts }: BookingParts,
  { client, conversationId, turns, mayAct = false }: ReplyRequest,
  { house, burst, language, now }: Place,
): Promise<Scene | null> {
  const inventory = await parts.readInventory(house.id)
  if (inventory.unitTypes.length === 0) return null
  const before = burst.history.at(-1)
  const memory = before?.from === 'house' ? readMemory(before.memory, before.at) : null
  const last = turns.findLast(({ from }) => from === 'client')
  const said = turns.filter(({ from }) => from === 'client').map(({ text }) => text)
  const session: ToolSession = {
    house,
    inventory,
    clientId: client.id ?? null,
    clientName: client.name,
    phone: client.phone ?? null,
    conversationId,
    callId: null,
    source: 'whatsapp',
    language,
    now,
    turnKey: `chat:${conversationId ?? 0}:${last?.messageId ?? 0}`,
    heard: { text: burst.text, messageId: last?.messageId ?? null, at: last?.at ?? '' },
    said: said.join('\n'),
    told: memory?.told ?? null,
    holds: new Set(memory?.told?.kind === 'hold' ? [memory.told.reservationId] : []),
    mayAct: mayAct && client.id !== undefined && conversationId !== null,
  }
  return { registry, session, memory }
}
