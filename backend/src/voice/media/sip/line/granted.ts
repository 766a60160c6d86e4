import type { IncomingResponseMessage } from 'sip.js/lib/core/index.js'
import { Grammar } from 'sip.js/lib/grammar/index.js'

/** How long a registrar keeps us: of our own Contact among those it lists, else of the whole answer; null = unsaid. */
export function grantedSeconds(answer: IncomingResponseMessage, contact: string): number | null {
  const ours = Grammar.nameAddrHeaderParse(contact)?.uri
  const parsed = answer.getHeaders('contact').map((value) => Grammar.nameAddrHeaderParse(value))
  const own = parsed.find((one) => one?.uri.user === ours?.user && one?.uri.host === ours?.host)
  const said = own?.getParam('expires') ?? answer.getHeader('expires')
  const seconds = Number(said ?? NaN)
  return Number.isFinite(seconds) && seconds > 0 ? seconds : null
}
