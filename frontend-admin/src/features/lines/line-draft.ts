import type { Line, LineChange, NewLine } from './api.ts'

export interface LineDraft {
  conciergerieId: string
  mode: Line['mode']
  number: string
  sipUsername: string
  /** Empty keeps the one that is stored. */
  sipPassword: string
  sipDomain: string
  sipPort: string
  transport: Line['transport']
}

export function draftOf(line: Line | null): LineDraft {
  return {
    conciergerieId: line === null ? '' : String(line.conciergerie.id),
    mode: line?.mode ?? 'twilio_stream',
    number: line?.number ?? '',
    sipUsername: line?.sipUsername ?? '',
    sipPassword: '',
    sipDomain: line?.sipDomain ?? '',
    sipPort: line?.sipPort == null ? '' : String(line.sipPort),
    transport: line?.transport ?? 'udp',
  }
}

/** What a line's username is for; `open`: over UDP and TCP an operator may know the server by its address alone. */
export function accountOf({ sipDomain, transport }: LineDraft): 'asterisk' | 'tls' | 'open' {
  if (sipDomain.trim().toLowerCase() === 'asterisk') return 'asterisk'
  return transport === 'tls' ? 'tls' : 'open'
}

function sipOf({ sipUsername, sipPassword, sipDomain, sipPort, transport }: LineDraft) {
  const port = Number(sipPort)
  return {
    sipUsername: sipUsername.trim(),
    sipDomain: sipDomain.trim(),
    transport,
    ...(sipPassword === '' ? {} : { sipPassword }),
    ...(sipPort.trim() === '' ? {} : { sipPort: port }),
  }
}

/** What is sent to make a line; SIP only where it is used. */
export function creationOf(draft: LineDraft): NewLine {
  const { conciergerieId, mode, number } = draft
  const common = { conciergerieId: Number(conciergerieId), mode, number: number.trim() }
  return mode === 'sip_bridge' ? { ...common, ...sipOf(draft) } : common
}

export function changeOf(draft: LineDraft): LineChange {
  const common = { mode: draft.mode, number: draft.number.trim() }
  return draft.mode === 'sip_bridge' ? { ...common, ...sipOf(draft) } : common
}
