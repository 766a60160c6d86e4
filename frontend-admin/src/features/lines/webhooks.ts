import type { Line } from './api.ts'

const paths: Record<Line['mode'], string | null> = {
  twilio_stream: '/api/voice/incoming',
  openai_sip: '/webhook/openai',
  sip_bridge: null,
}

/** The address to paste where calls come from; a SIP trunk needs none. */
export function webhookOf(mode: Line['mode']): string | null {
  const path = paths[mode]
  return path === null ? null : `${window.location.origin}${path}`
}
