import { ConfigError, readConfig } from './config.ts'
import type { Config } from './config.ts'
import { attempt, wrong } from './doctor/check.ts'
import type { Finding } from './doctor/check.ts'
import { checkClock, checkDatabase, checkDisk } from './doctor/machine.ts'
import {
  checkAnthropic,
  checkMail,
  checkSecrets,
  checkSms,
  checkTwilio,
  checkVoice,
  checkWebhook,
} from './doctor/services.ts'
import { loadEnvironmentFile } from './environment-file.ts'

const signs = { ok: 'oui ', off: 'non ', wrong: 'FAUX' } as const

/** Says what is on, off or wrong, and how to mend it. Exits with 1 when something is wrong. */
export async function examine(env: NodeJS.ProcessEnv): Promise<Finding[]> {
  const config = readOrExplain(env)
  if (Array.isArray(config)) return config
  const asked = await Promise.all([
    attempt('Base de données', () => checkDatabase(config)),
    attempt('Disque', () => checkDisk(config)),
    attempt('Twilio', () => checkTwilio(config)),
    attempt('Anthropic', () => checkAnthropic(config)),
    attempt('Téléphone', () => checkVoice(config)),
    attempt('Adresse des webhooks', () => checkWebhook(config)),
    attempt('Horloge', () => checkClock(config.twilio.baseUrl ?? 'https://api.twilio.com')),
  ])
  return [...asked, checkSms(config), checkMail(config), checkSecrets(config)]
}

function readOrExplain(env: NodeJS.ProcessEnv): Config | Finding[] {
  try {
    return readConfig(env)
  } catch (error) {
    if (error instanceof ConfigError) return error.message.split('\n').map((line) => wrong('Variable', line))
    throw error
  }
}

if (import.meta.main) {
  const findings = await examine(loadEnvironmentFile(process.env))
  for (const { name, state, message } of findings)
    process.stdout.write(`  ${signs[state]}  ${name.padEnd(22)} ${message}\n`)
  process.exit(findings.some(({ state }) => state === 'wrong') ? 1 : 0)
}
