/** One step of a caller, as SIPp reads it. */
export type Step =
  | { send: 'INVITE' | 'ACK' | 'BYE' | 'CANCEL' | 'HOLD' | 'RESUME' | 'REACK' }
  /** `contact`: the answer says where the call goes on. */
  | { receive: number; optional?: boolean; contact?: boolean }
  | { play: string }
  | { pauseMs: number }

const caller = '+33639980007'
const via = 'Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch]'
const from = `From: <sip:${caller}@[local_ip]:[local_port]>;tag=[pid]house[call_number]`
const us = 'sip:[service]@[remote_ip]:[remote_port]'
const contact = `Contact: <sip:${caller}@[local_ip]:[local_port]>`

const sdp = (direction: string) => `
v=0
o=caller 1 1 IN IP4 [local_ip]
s=-
c=IN IP4 [local_ip]
t=0 0
m=audio [auto_media_port] RTP/AVP 8 101
a=rtpmap:8 PCMA/8000
a=rtpmap:101 telephone-event/8000
a=fmtp:101 0-15
a=${direction}
`

const request = (line: string, to: string, cseq: string, body = '') =>
  [
    `${line} SIP/2.0`,
    ...[via, from, `To: <${us}>${to}`, 'Call-ID: [call_id]', `CSeq: ${cseq}`, contact, 'Max-Forwards: 70'],
    ...(body ? ['Content-Type: application/sdp', 'Content-Length: [len]', body] : ['Content-Length: 0', '', '']),
  ].join('\n')

const requests: Record<Extract<Step, { send: string }>['send'], string> = {
  INVITE: request(`INVITE ${us}`, '', '1 INVITE', sdp('sendrecv')),
  ACK: request('ACK [next_url]', '[peer_tag_param]', '1 ACK'),
  CANCEL: request(`CANCEL ${us}`, '', '1 CANCEL'),
  HOLD: request('INVITE [next_url]', '[peer_tag_param]', '2 INVITE', sdp('sendonly')),
  RESUME: request('INVITE [next_url]', '[peer_tag_param]', '3 INVITE', sdp('sendrecv')),
  REACK: request('ACK [next_url]', '[peer_tag_param]', '[last_cseq_number] ACK'),
  BYE: request('BYE [next_url]', '[peer_tag_param]', '9 BYE'),
}
/** Their branch is that of their INVITE (RFC 3261 § 9.1, 17.1.1.3), which SIPp counts back in steps. */
const ofTheInvite = new Set<Step>()

/** The ACK to a refusal. */
export const ackRefusal: Step = { send: 'ACK' }
export const cancel: Step = { send: 'CANCEL' }
ofTheInvite.add(ackRefusal).add(cancel)

/** The scenario file of a caller who does these things. */
export function sippScenario(steps: readonly Step[]): string {
  const body = steps.map((step, index) => xmlOf(step, index)).join('\n')
  return `<?xml version="1.0" encoding="ISO-8859-1" ?>\n<scenario name="caller">\n${body}\n</scenario>\n`
}

function xmlOf(step: Step, index: number): string {
  if ('receive' in step) {
    const { receive, optional = false, contact: named = false } = step
    return `<recv response="${receive}"${optional ? ' optional="true"' : ''}${named ? ' rrs="true"' : ''}/>`
  }
  if ('play' in step) return `<nop><action><exec play_pcap_audio="${step.play}"/></action></nop>`
  if ('pauseMs' in step) return `<pause milliseconds="${step.pauseMs}"/>`
  const text = ofTheInvite.has(step)
    ? requests[step.send].replace('[branch]', `[branch-${index}]`)
    : requests[step.send]
  return `<send${step.send.endsWith('ACK') ? '' : ' retrans="500"'}><![CDATA[\n${text}\n]]></send>`
}

/** Called, answered, and heard. */
export const answered: Step[] = [
  { send: 'INVITE' },
  { receive: 100, optional: true },
  { receive: 180, optional: true },
  { receive: 200, contact: true },
  { send: 'ACK' },
]
export const goodbye: Step[] = [{ send: 'BYE' }, { receive: 200 }]
