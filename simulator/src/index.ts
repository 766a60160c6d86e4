import { startHttpHost } from './lib/http-host.ts'
import type { HttpHost } from './lib/http-host.ts'
import { phoneApp } from './phone/phone-app.ts'
import type { PhonePage } from './phone/phone-app.ts'
import { SmtpSimulator } from './smtp/smtp-simulator.ts'
import type { TwilioSettings } from './twilio/settings.ts'
import { TwilioSimulator } from './twilio/twilio-simulator.ts'

export { SmtpSimulator, TwilioSimulator }

export interface SimulatorOptions {
  twilio: TwilioSettings
  /** 0, the default: any free port. */
  ports?: { twilio?: number; smtp?: number; phone?: number }
  /** The phone page; without it no page is served. */
  phone?: PhonePage
}

/** The outside world of a house, on loopback. */
export interface Simulator {
  twilio: TwilioSimulator
  smtp: SmtpSimulator
  /** Address of the phone page, or null when there is none. */
  phoneUrl: string | null
  /** From now on webhooks go to this server. */
  pointAt(url: string): void
  /** Leaves no timer, socket or port behind. */
  close(): Promise<void>
}

/** Starts everything. @throws when a port is taken */
export async function startSimulator({ twilio: settings, ports = {}, phone }: SimulatorOptions): Promise<Simulator> {
  const twilio = new TwilioSimulator(settings)
  await twilio.listen(ports.twilio ?? 0, '127.0.0.1')
  const smtp = new SmtpSimulator()
  await smtp.listen(ports.smtp ?? 0)
  const page: HttpHost | null = phone
    ? await startHttpHost(phoneApp(twilio, phone), ports.phone ?? 0, '127.0.0.1')
    : null
  return {
    twilio,
    smtp,
    phoneUrl: page ? page.url.replace('127.0.0.1', 'localhost') : null,
    pointAt: (url) => {
      twilio.pointAt({ url })
    },
    close: async () => {
      await Promise.all([page?.close(), twilio.close(), smtp.close()])
    },
  }
}
