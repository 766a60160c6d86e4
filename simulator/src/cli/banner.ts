import type { Simulator } from '#sim/simulator.ts'
import type { Options } from './read-options.ts'

/** What to say once everything listens: what is served, and the lines to paste into `.env`. */
export function banner(
  simulator: Simulator,
  { target, twilio, anthropic, openaiRealtime, showToken }: Options,
): string {
  const [account] = twilio.accounts
  const environment = {
    TWILIO_ACCOUNT_SID: account?.accountSid,
    TWILIO_AUTH_TOKEN: showToken ? account?.authToken : '(unchanged)',
    TWILIO_WHATSAPP_NUMBER: account?.numbers[0],
    TWILIO_API_BASE_URL: simulator.twilio.url,
    ANTHROPIC_API_KEY: anthropic?.apiKey ?? 'sk-ant-simulated',
    ANTHROPIC_BASE_URL: simulator.anthropic.url,
    OPENAI_API_KEY: openaiRealtime?.apiKey ?? 'sk-simulated',
    OPENAI_BASE_URL: simulator.openaiRealtime.baseUrl,
    OPENAI_REALTIME_URL: simulator.openaiRealtime.realtimeUrl,
    OPENAI_WEBHOOK_SECRET: simulator.openaiRealtime.webhookSecret,
    SMTP_URL: simulator.smtp.url,
    PUBLIC_URL: target.publicUrl ?? target.url,
  }
  const lines = Object.entries(environment).map(([name, value]) => `  ${name}=${value ?? ''}`)
  return `The simulator is open.

  Phone page   ${simulator.phoneUrl ?? ''}
  Control      ${simulator.phoneUrl ?? ''}/control
  Twilio       ${simulator.twilio.url}
  Anthropic    ${simulator.anthropic.url}
  OpenAI       ${simulator.openaiRealtime.baseUrl}
  Mail         ${simulator.smtp.url}
  SIP          ${simulator.sip.place.address}:${simulator.sip.place.port} (UDP, any username, password ${simulator.sip.password})
  Webhooks to  ${target.url}

Lines for .env:

${lines.join('\n')}

Ctrl-C closes it.
`
}
