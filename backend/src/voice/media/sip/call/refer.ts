import type { URI } from 'sip.js/lib/grammar/index.js'
import type { CallKit } from './call-kit.ts'
import { statusOf } from './call-kit.ts'
import type { Dialog } from './dialog.ts'

export interface Referred {
  /** `not_supported`: nobody was called, another way may be tried. */
  outcome: 'accepted' | 'refused' | 'not_supported'
  detail: string | null
}

/** How long the person called may let it ring, in milliseconds: main waits longer (`call-transfer`). */
export const longestRingMs = 30_000
/** How long a trunk may take to say whether it knows REFER at all. */
const longestAnswerMs = 5000

/** Asks the trunk to call somebody in our place (RFC 3515). What becomes of it, it tells by NOTIFY. */
export function refer(dialog: Dialog, target: URI, { contact }: CallKit): Promise<Referred> {
  const extraHeaders = [`Contact: ${contact}`, `Refer-To: <${target.toString()}>`, `Referred-By: ${contact}`]
  return new Promise((resolve) => {
    const settle = (outcome: Referred['outcome'], detail: string | null) => {
      clearTimeout(timer)
      dialog.onTransferNews = null
      resolve({ outcome, detail })
    }
    const settleAfter = (ms: number, outcome: Referred['outcome'], detail: string) =>
      setTimeout(() => {
        settle(outcome, detail)
      }, ms)
    let timer = settleAfter(longestAnswerMs, 'not_supported', 'no_answer')
    dialog.onTransferNews = (status, text) => {
      if (status >= 200) settle(status < 300 ? 'accepted' : 'refused', `${status} ${text}`.trim())
    }
    const onAccept = () => {
      clearTimeout(timer)
      timer = settleAfter(longestRingMs, 'refused', 'no_news')
    }
    const onReject = ({ message }: { message: Parameters<typeof statusOf>[0] }) => {
      settle('not_supported', statusOf(message))
    }
    dialog.session.refer({ onAccept, onReject }, { extraHeaders })
  })
}
