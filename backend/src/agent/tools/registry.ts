import type { Logger } from '#src/logger.ts'
import { bookingWordsIn } from '../booking-words/index.ts'
import { wordingIn } from '../wording/index.ts'
import { renameArguments } from './aliases.ts'
import { cancelReservation } from './cancel-reservation.ts'
import { checkAvailability } from './check-availability.ts'
import { createOrder } from './create-order.ts'
import { createReservation } from './create-reservation.ts'
import { findReservation } from './find-reservation.ts'
import { joinWaitlist } from './join-waitlist.ts'
import { leaveMessage } from './leave-message.ts'
import { raiseQuestion } from './raise-question.ts'
import { tellRefusal } from './refusals.ts'
import { result } from './session.ts'
import type { ToolPorts, ToolResult, ToolSession } from './session.ts'
import type { Tool } from './tool.ts'
import { transferToHuman } from './transfer-to-human.ts'
import { updateReservation } from './update-reservation.ts'

export const tools: readonly Tool[] = [
  checkAvailability,
  createReservation,
  findReservation,
  updateReservation,
  cancelReservation,
  joinWaitlist,
  createOrder,
  leaveMessage,
  raiseQuestion,
  transferToHuman,
]

/** Runs tools for one client at a time; whatever the arguments are, an answer comes back, never an exception. */
export class ToolRegistry {
  readonly #ports: ToolPorts
  readonly #logger: Logger

  constructor(ports: ToolPorts, logger: Logger) {
    this.#ports = ports
    this.#logger = logger
  }

  /** What this house can be asked for: no orders where there is no menu desk, no bookings where nothing is sold. */
  offered({ inventory }: Pick<ToolSession, 'inventory'>): readonly Tool[] {
    const { waitlist, orders, messages, questions } = this.#ports
    const absent = new Set([
      ...(inventory.unitTypes.length === 0 ? bookingTools : []),
      ...(waitlist === null ? ['join_waitlist'] : []),
      ...(orders === null ? ['create_order'] : []),
      ...(messages === null ? ['leave_message'] : []),
      ...(questions === null ? ['raise_question'] : []),
    ])
    return tools.filter(({ name }) => !absent.has(name))
  }

  async run(name: string, raw: unknown, session: ToolSession): Promise<ToolResult> {
    const tool = this.offered(session).find((one) => one.name === name)
    const words = bookingWordsIn(session.language)
    if (!tool) return result('unknown_tool', words.cannotNow)
    if (tool.acts && !session.mayAct) return result('not_now', words.cannotNow)
    const args = renameArguments(raw)
    try {
      return await tool.run(args, session, this.#ports)
    } catch (error) {
      const refusal = tellRefusal(error, session, sizeOf(args, session))
      if (refusal) return refusal
      this.#logger.error({ err: error, conciergerieId: session.house.id, tool: name }, 'a tool failed')
      return result('failed', wordingIn(session.language).failed)
    }
  }
}

const bookingTools = [
  'check_availability',
  'create_reservation',
  'find_reservation',
  'update_reservation',
  'cancel_reservation',
  'join_waitlist',
]

/** For the alternatives in a refusal. */
function sizeOf(args: Record<string, unknown>, { told }: ToolSession): number {
  const given = Number(args['party_size'])
  if (Number.isInteger(given) && given > 0) return given
  return told?.kind === 'change' ? (told.wish?.partySize ?? 1) : 1
}
