import { AnthropicSimulator } from './anthropic/anthropic-simulator.ts'
import type { AnthropicSettings } from './anthropic/anthropic-simulator.ts'
import { controlRoutes } from './control/control.routes.ts'
import { startHttpHost } from './lib/http-host.ts'
import type { HttpHost } from './lib/http-host.ts'
import { OpenAiRealtimeSimulator } from './openai-realtime/openai-realtime-simulator.ts'
import type { RealtimeSettings } from './openai-realtime/settings.ts'
import { phoneApp } from './phone/phone-app.ts'
import type { PhonePage } from './phone/phone-page.ts'
import { SipSimulator } from './sip/sip-simulator.ts'
import type { SipSettings } from './sip/sip-simulator.ts'
import { SmtpSimulator } from './smtp/smtp-simulator.ts'
import type { Target, TwilioSettings } from './twilio/settings.ts'
import { TwilioSimulator } from './twilio/twilio-simulator.ts'

export interface Ports {
  twilio?: number
  anthropic?: number
  openaiRealtime?: number
  smtp?: number
  /** UDP. */
  sip?: number
  /** The phone page and, when asked for, `/control`. */
  phone?: number
}

export interface SimulatorOptions {
  twilio: TwilioSettings
  anthropic?: AnthropicSettings
  openaiRealtime?: RealtimeSettings
  sip?: SipSettings
  /** 0, the default: any free port. */
  ports?: Ports
  /** Default `127.0.0.1`. */
  host?: string
  /** The phone page; without it no page is served. */
  phone?: PhonePage
  /** Serves `/control` beside the page, for another process to pull the strings. */
  control?: boolean
}

/** The outside world of a house, on loopback. */
export interface Simulator {
  twilio: TwilioSimulator
  anthropic: AnthropicSimulator
  /** The voice model, its sockets and its calls over SIP. */
  openaiRealtime: OpenAiRealtimeSimulator
  smtp: SmtpSimulator
  /** A telephone operator, for lines that register. */
  sip: SipSimulator
  /** Address of the phone page and of `/control`, or null when there is neither. */
  phoneUrl: string | null
  /** From now on webhooks go to this server. */
  pointAt(target: string | Target): void
  /** Forgets everything that happened and everything that was armed. */
  reset(): void
  /** Leaves no timer, socket or port behind. */
  close(): Promise<void>
}

/** Starts everything. @throws when a port is taken; what had been started is closed again */
export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  const { host = '127.0.0.1', ports = {} } = options
  const parts = {
    twilio: new TwilioSimulator(options.twilio),
    anthropic: new AnthropicSimulator(options.anthropic),
    openaiRealtime: new OpenAiRealtimeSimulator(options.openaiRealtime),
    smtp: new SmtpSimulator(),
    sip: new SipSimulator(options.sip),
  }
  let page: HttpHost | null = null
  const close = async () => {
    await Promise.all([page?.close(), ...Object.values(parts).map((part) => part.close())])
  }
  try {
    await parts.twilio.listen(ports.twilio ?? 0, host)
    await parts.anthropic.listen(ports.anthropic ?? 0, host)
    await parts.openaiRealtime.listen(ports.openaiRealtime ?? 0, host)
    await parts.smtp.listen(ports.smtp ?? 0, host)
    await parts.sip.listen(ports.sip ?? 0, host)
    page = await servePage(parts, options, host)
  } catch (error) {
    await close()
    throw error
  }
  return {
    ...parts,
    phoneUrl: page && page.url.replace('127.0.0.1', 'localhost'),
    pointAt: (target) => {
      const whole = typeof target === 'string' ? { url: target } : target
      parts.twilio.pointAt(whole)
      parts.openaiRealtime.pointAt(whole.url)
    },
    reset: () => {
      for (const part of Object.values(parts)) part.reset()
    },
    close,
  }
}

type Parts = Pick<Simulator, 'twilio' | 'anthropic' | 'openaiRealtime' | 'smtp' | 'sip'>

async function servePage(
  parts: Parts,
  { phone, control, ports = {} }: SimulatorOptions,
  host: string,
): Promise<HttpHost | null> {
  if (!phone && !control) return null
  const routes = control ? controlRoutes(parts) : null
  const { app, calls } = phoneApp(parts, phone ?? null, routes)
  const page = await startHttpHost(app, ports.phone ?? 0, host, (req, socket, head) => {
    if (calls) calls.answer(req, socket, head)
    else socket.destroy()
  })
  const close = () => {
    calls?.close()
    return page.close()
  }
  return { ...page, close }
}
