import { createTransport } from 'nodemailer'
import type { ProviderMeter } from '../meter.ts'
import type { Letter, Mailer } from './mailer.ts'

const timeoutMs = 10_000

/** Letters over SMTP, one connection a letter: they are few. */
export function createSmtpMailer(smtpUrl: string, from: string, meter: ProviderMeter): Mailer {
  const transport = createTransport(
    { url: smtpUrl, connectionTimeout: timeoutMs, greetingTimeout: timeoutMs, socketTimeout: timeoutMs },
    { from },
  )
  return {
    enabled: true,
    async send({ to, subject, text }: Letter) {
      const start = performance.now()
      try {
        await transport.sendMail({ to, subject, text })
        meter.called('smtp', performance.now() - start)
      } catch (error) {
        const { code, responseCode } = error as { code?: string; responseCode?: number }
        meter.failed('smtp', String(responseCode ?? code ?? 'error'), 'SMTP delivery failed', null)
        throw error
      }
    },
  }
}

/** Without SMTP_URL: notices stay in the dashboard. */
export const noMailer: Mailer = { enabled: false, send: () => Promise.resolve() }
