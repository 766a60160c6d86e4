import type { IncomingRequestMessage, UserAgentCore } from 'sip.js/lib/core/index.js'

/** What a line answers; REFER is something that we ask, and nobody asks of us. */
export const allowedMethods = ['INVITE', 'ACK', 'BYE', 'CANCEL', 'OPTIONS', 'INFO', 'NOTIFY']
export const allowHeader = allowedMethods.join(', ')

/**
 * What SIP.js would answer otherwise: it takes messages and subscriptions that we do not want, and knows only calls for
 * its own name, where a trunk calls the number that was dialled. Everything that reaches the port of a line is for it.
 */
export function serveRequest(message: IncomingRequestMessage, core: UserAgentCore, user: string): void {
  const { method } = message
  if (!allowedMethods.includes(method)) {
    core.replyStateless(message, { statusCode: 405, extraHeaders: [`Allow: ${allowHeader}`] })
    return
  }
  if (method === 'OPTIONS' && !message.toTag) {
    core.replyStateless(message, {
      statusCode: 200,
      extraHeaders: [`Allow: ${allowHeader}`, 'Accept: application/sdp'],
    })
    return
  }
  if (!message.toTag && (method === 'NOTIFY' || method === 'INFO')) {
    core.replyStateless(message, { statusCode: 481 })
    return
  }
  if (message.ruri) {
    message.ruri.user = user
    message.ruri.scheme = 'sip'
  }
  core.receiveIncomingRequestFromTransport(message)
}
