import type { UserAgentCore } from 'sip.js/lib/core/index.js'
import { URI } from 'sip.js/lib/grammar/index.js'
import type { CallKit } from '../call/call-kit.ts'
import type { Gate } from '../transport/gate.ts'
import { Messenger } from '../transport/messenger.ts'
import type { Wire } from '../transport/wire.ts'
import type { SipAccount } from './account.ts'
import type { LineWorld } from './line-world.ts'
import { isWildcard } from './local-address.ts'
import { makeCore } from './make-core.ts'
import type { ReceptionListener } from './reception.ts'
import { Reception } from './reception.ts'
import { allowHeader, serveRequest } from './serve-requests.ts'
import type { Trunk } from './trunk.ts'

/** A line that can speak: its protocol machine, its way to the network, its calls. */
export interface Connected {
  wire: Wire
  core: UserAgentCore
  messenger: Messenger
  kit: CallKit
  reception: Reception
}

export interface ConnectParts {
  wire: Wire
  account: SipAccount
  world: LineWorld
  trunk: Trunk
  gate: Gate
}

/** The name of a line that the trunk knows by address alone. */
const nameless = 'house'

/** @throws never: a trunk that cannot be reached is found out by the first request */
export async function connect(parts: ConnectParts, listener: ReceptionListener): Promise<Connected> {
  const { wire, account, world, trunk, gate } = parts
  const address = world.publicAddress ?? (await ownAddress(world, trunk))
  const host = address.includes(':') ? `[${address}]` : address
  const user = account.username ?? nameless
  const identity = new URI('sip', user, trunk.host)
  const contact = new URI('sip', user, host, wire.port, { transport: account.transport })
  const viaHost = `${host}:${wire.port}`
  const { username, password } = account
  const core = makeCore(
    { identity, contact, viaHost, username, password, transport: () => messenger },
    {
      onInvite: (invite) => {
        reception.receive(invite)
      },
    },
  )
  const messenger = new Messenger({
    wire,
    allowed: allowHeader,
    locate: (target) => trunk.locate(target),
    takes: (text, from) => gate.takes(text, from),
    onRequest: (message) => {
      serveRequest(message, core, user)
    },
    onResponse: (message) => {
      core.receiveIncomingResponseFromTransport(message)
    },
  })
  const { openRtp, pacer, ticker } = world
  const kit = { core, contact: `<${contact.toString()}>`, identity, mediaAddress: address, openRtp, pacer, ticker }
  const reception = new Reception(kit, listener)
  return { wire, core, messenger, kit, reception }
}

async function ownAddress({ host, localAddress }: LineWorld, trunk: Trunk): Promise<string> {
  return isWildcard(host) && trunk.place ? localAddress(trunk.place) : host
}
