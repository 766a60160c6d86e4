import { UserAgentCore } from 'sip.js/lib/core/index.js'
import type { Transport, UserAgentCoreDelegate } from 'sip.js/lib/core/index.js'
import type { URI } from 'sip.js/lib/grammar/index.js'
import { Digest } from '../digest.ts'
import { quietLoggers } from '../transport/parse-message.ts'

export interface CoreParts {
  identity: URI
  contact: URI
  /** `address:port` of ours, written in Via. */
  viaHost: string
  username: string | null
  password: string | null
  transport: () => Transport
}

/** The protocol machine of SIP.js, set up for a line: transactions and dialogs are its work, everything else is ours. */
export function makeCore(parts: CoreParts, delegate: UserAgentCoreDelegate): UserAgentCore {
  const { identity, contact, viaHost, username, password } = parts
  const configuration = {
    aor: identity,
    contact: { uri: contact, pubGruu: undefined, tempGruu: undefined, toString: () => `<${contact.toString()}>` },
    displayName: '',
    loggerFactory: quietLoggers,
    hackViaTcp: false,
    routeSet: [],
    sipjsId: 'house',
    supportedOptionTags: ['timer'],
    supportedOptionTagsResponse: ['timer'],
    userAgentHeaderFieldValue: 'conciergerie',
    viaForceRport: true,
    viaHost,
    authenticationFactory: () => (username && password ? Digest.forSip(username, password) : undefined),
    transportAccessor: parts.transport,
  }
  return new UserAgentCore(configuration, delegate)
}
