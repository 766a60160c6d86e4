import type { CallCommands, TakenOrder } from '#src/features/calls/call-commands.service.ts'
import { platformHouse } from '#src/live/event-log.ts'
import type { Outbox, Subscription } from '#src/live/outbox.ts'
import type { Logger } from '#src/logger.ts'
import type { Switchboard } from './switchboard.ts'

export interface CommandEarParts {
  outbox: Pick<Outbox, 'subscribe'>
  commands: Pick<CallCommands, 'take'>
  switchboard: Pick<Switchboard, 'callIds' | 'obey'>
  logger: Logger
}

/** Hears what other processes ask of the calls that this one carries, and does it. */
export class CommandEar {
  readonly #parts: CommandEarParts
  #subscription: Subscription | null = null
  #taking: Promise<void> = Promise.resolve()

  constructor(parts: CommandEarParts) {
    this.#parts = parts
  }

  async start(): Promise<void> {
    this.#subscription = await this.#parts.outbox.subscribe(platformHouse, null, {
      write: (frame) => {
        if (frame.includes('"topic":"calls"')) this.#hear()
      },
    })
  }

  async close(): Promise<void> {
    this.#subscription?.close()
    await this.#taking
  }

  #hear(): void {
    this.#taking = this.#taking.then(async () => {
      const { commands, switchboard, logger } = this.#parts
      try {
        const taken: TakenOrder[] = await commands.take(switchboard.callIds)
        for (const { callId, order } of taken) switchboard.obey(callId, order)
      } catch (err) {
        // who asked is told that nobody answered
        logger.error({ err }, 'what is asked of calls could not be read')
      }
    })
  }
}
