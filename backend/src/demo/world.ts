import { startSimulator } from '@conciergerie/simulator'
import type { Simulator } from '@conciergerie/simulator'
import type { Config } from '#src/config.ts'
import { demoHouse } from './house.ts'

/** Credentials that open nothing: the simulated Twilio of this machine knows no others. */
const account = { sid: 'AC00000000000000000000000000000001', token: 'demonstration-token-0000000000001' }

/** Opens the simulated voice model, and nothing else. */
const voiceKey = 'sk-demonstration-00000000000000000001'

/** Where the demonstration’s SMS come from. */
const smsNumber = '+33199000009'

/** A person reads and answers at a human pace. */
const humanPace = { delayMs: { sending: 50, sent: 150, delivered: 250, read: 900 } }

/**
 * The demonstration's outside world: what has no key is simulated on loopback, and the configuration points there. The
 * rest of the program does not know.
 */
export async function openDemoWorld(config: Config): Promise<{ config: Config; closeDemo: () => Promise<void> }> {
  if (config.twilio.account !== null) return { config, closeDemo: () => Promise.resolve() }
  const simulator = await startSimulator({
    twilio: {
      accounts: [
        {
          accountSid: account.sid,
          authToken: account.token,
          numbers: [demoHouse.number],
          anySender: true,
          friendlyName: 'Démonstration',
        },
      ],
      statuses: humanPace,
      windowWithoutHistory: 'open',
    },
    openaiRealtime: { apiKey: voiceKey },
    // UDP has ports of its own: the operator has the phone’s number
    ports: { phone: config.simulatorPort, sip: config.simulatorPort },
    control: config.simulatorControl,
    phone: {
      houseName: demoHouse.name,
      houseNumber: demoHouse.number,
      voice: config.voice.apiKey === null ? 'simulated' : 'real',
      dashboardUrl: `http://localhost:${config.port}/`,
    },
  })
  simulator.pointAt({ url: `http://127.0.0.1:${config.port}`, publicUrl: config.publicUrl })
  return {
    config: withVoice(simulated(config, simulator.twilio.url, simulator.smtp.url, simulator.phoneUrl), simulator),
    closeDemo: () => simulator.close(),
  }
}

function simulated(config: Config, twilioUrl: string, smtpUrl: string, phoneUrl: string | null): Config {
  return {
    ...config,
    twilio: {
      ...config.twilio,
      account: { sid: account.sid, token: account.token, secondaryToken: null },
      whatsappNumber: config.twilio.whatsappNumber ?? demoHouse.number,
      smsNumber: config.twilio.smsNumber ?? smsNumber,
      baseUrl: twilioUrl,
      simulated: true,
    },
    mail: config.mail.smtpUrl === null ? { ...config.mail, smtpUrl, simulated: true } : config.mail,
    demoPhoneUrl: phoneUrl,
  }
}

/** Without a key of one’s own, the voice on the telephone is simulated too. */
function withVoice(config: Config, { openaiRealtime }: Simulator): Config {
  if (config.voice.apiKey !== null) return config
  const { baseUrl, realtimeUrl, webhookSecret } = openaiRealtime
  return {
    ...config,
    voice: { ...config.voice, apiKey: voiceKey, baseUrl, realtimeUrl, webhookSecret, simulated: true },
  }
}
