import type { URI } from 'sip.js/lib/grammar/index.js'
import type { AudioFormat } from '#src/providers/voice-model/voice-model.ts'
import type { CallKit } from './call-kit.ts'
import { sdpBody, statusOf } from './call-kit.ts'
import { longestRingMs } from './refer.ts'
import { SecondLeg } from './second-leg.ts'

type Placed = { leg: SecondLeg; detail: null } | { leg: null; detail: string }

/**
 * Calls somebody through the trunk, in the caller's own law, so that nothing is transcoded.
 * @param left the caller has hung up: nobody need answer any more
 * @returns once they have answered, or will not
 */
export async function placeCall(target: URI, format: AudioFormat, kit: CallKit, left: AbortSignal): Promise<Placed> {
  const socket = await kit.openRtp()
  if (left.aborted) socket?.close()
  if (!socket || left.aborted) return { leg: null, detail: left.aborted ? 'caller_gone' : 'no_port' }
  const leg = new SecondLeg(format, socket, kit)
  const detail = await ring(target, leg, kit, left)
  if (detail === null) return { leg, detail }
  leg.close()
  return { leg: null, detail }
}

/** @returns null when somebody answered, else why nobody did */
function ring(target: URI, leg: SecondLeg, kit: CallKit, left: AbortSignal): Promise<string | null> {
  const { core, contact, identity } = kit
  const body = sdpBody(leg.media.offer())
  const message = core.makeOutgoingRequestMessage('INVITE', target, identity, target, {}, [`Contact: ${contact}`], body)
  return new Promise((resolve) => {
    const settle = (detail: string | null) => {
      clearTimeout(timer)
      left.removeEventListener('abort', onLeft)
      resolve(detail)
    }
    const refused = ({ message: answer }: { message: Parameters<typeof statusOf>[0] }) => {
      settle(statusOf(answer))
    }
    const request = core.invite(message, {
      onAccept: (answer) => {
        answer.ack()
        settle(leg.answered(answer.session, answer.message.body) ? null : 'no_common_codec')
      },
      onReject: refused,
      onRedirect: refused,
    })
    const giveUp = (detail: string) => {
      leg.close()
      request.cancel()
      settle(detail)
    }
    const timer = setTimeout(giveUp, longestRingMs, 'no_answer')
    const onLeft = () => {
      giveUp('caller_gone')
    }
    left.addEventListener('abort', onLeft)
  })
}
