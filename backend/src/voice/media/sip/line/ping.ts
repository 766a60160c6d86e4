import type { UserAgentCore } from 'sip.js/lib/core/index.js'
import { URI } from 'sip.js/lib/grammar/index.js'
import { statusOf } from '../call/call-kit.ts'

const longestMs = 5000

/**
 * Asks a trunk whether it is there (OPTIONS). Any answer says yes, a refusal too.
 * @returns null, or why not
 */
export function ping(core: UserAgentCore, identity: URI): Promise<string | null> {
  const trunk = new URI('sip', '', identity.host)
  const message = core.makeOutgoingRequestMessage('OPTIONS', trunk, identity, identity, {}, [])
  return new Promise((resolve) => {
    const settle = (silent: string | null) => {
      clearTimeout(timer)
      resolve(silent)
    }
    const timer = setTimeout(() => {
      settle('408 Request Timeout')
    }, longestMs)
    const answered = () => {
      settle(null)
    }
    core.request(message, {
      onAccept: answered,
      onRedirect: answered,
      onReject: ({ message: answer }) => {
        // what SIP.js makes up itself, when nothing came, has no headers
        settle(answer.hasHeader('via') ? null : statusOf(answer))
      },
    })
  })
}
