import type { CallPlan } from './call-plan.ts'
import { noticeAgain } from './first-words.ts'
import { NoticeWatch } from './notice-watch.ts'
import type { CallCommand } from '../media-protocol.ts'

export interface CallNoticeParts {
  plan: CallPlan
  send: (command: CallCommand) => void
}

/** What a caller is told before anything else, and the recording that may only begin once they have heard it. */
export class CallNotice {
  readonly watch: NoticeWatch
  readonly #send: (command: CallCommand) => void
  #recording: 'never' | 'waits' | 'runs'

  constructor({ plan, send }: CallNoticeParts) {
    this.#send = send
    this.#recording = plan.isRecorded ? 'waits' : 'never'
    this.watch = new NoticeWatch({
      heard: () => {
        this.#record()
      },
      again: () => {
        const { house, settings } = plan
        send({ do: 'say', instructions: noticeAgain(house, settings, plan) })
      },
    })
  }

  /** The caller is back with us, on a line that records nothing yet. */
  comeBack(): void {
    if (this.#recording === 'runs') this.#send({ do: 'record', on: true })
  }

  /** The caller objects: what was kept is gone, and nothing is kept any more. */
  stopRecording(): void {
    this.#recording = 'never'
    this.#send({ do: 'record', on: false })
  }

  #record(): void {
    if (this.#recording !== 'waits') return
    this.#recording = 'runs'
    this.#send({ do: 'record', on: true })
  }
}
