import { parseArgs } from 'node:util'
import type { SimulatorOptions } from '#sim/simulator.ts'
import type { Target } from '#sim/twilio/settings.ts'

export const HELP = `npm run simulate -- [options]

Plays Twilio, Anthropic, OpenAI's voice, a SIP operator and a mail server on this machine, and a client's phone in the browser.

  --target <url>        the server that gets the webhooks             (http://127.0.0.1:3000)
  --public-url <url>    the address that it believes to have          (PUBLIC_URL, else the target)
  --account <AC…>       Twilio account                                (TWILIO_ACCOUNT_SID, else an invented one)
  --token <token>       its auth token                                (TWILIO_AUTH_TOKEN, else an invented one)
  --number <+33…>       a number of the house; may be repeated        (TWILIO_WHATSAPP_NUMBER, else +33139000001)
  --house <name>        its name on the phone page                    (Maison simulée)
  --dashboard <url>     shown beside the phone                        (the target)
  --anthropic-key <key> the only key that is taken                    (any)
  --openai-key <key>    the only key that is taken                    (any)
  --host <address>      where to listen                               (127.0.0.1)
  --twilio-port, --anthropic-port, --openai-port, --smtp-port, --phone-port   (4010, 4020, 4030, 4025, 4001; 0 = any)
  --sip-port            UDP, where lines register                     (4060)
  --strict-window       clients who never wrote cannot be written to freely
  --help`

export class UsageError extends Error {
  override readonly name = 'UsageError'
}

export interface Options extends SimulatorOptions {
  target: Target
  /** A token of the environment may be a real one: it is not shown. */
  showToken: boolean
}

type Environment = Record<string, string | undefined>

const flags = {
  target: { type: 'string', default: 'http://127.0.0.1:3000' },
  'public-url': { type: 'string' },
  account: { type: 'string' },
  token: { type: 'string' },
  number: { type: 'string', multiple: true },
  house: { type: 'string', default: 'Maison simulée' },
  dashboard: { type: 'string' },
  'anthropic-key': { type: 'string' },
  'openai-key': { type: 'string' },
  host: { type: 'string', default: '127.0.0.1' },
  'twilio-port': { type: 'string', default: '4010' },
  'anthropic-port': { type: 'string', default: '4020' },
  'openai-port': { type: 'string', default: '4030' },
  'smtp-port': { type: 'string', default: '4025' },
  'sip-port': { type: 'string', default: '4060' },
  'phone-port': { type: 'string', default: '4001' },
  'strict-window': { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const

function parse(args: string[]) {
  try {
    return parseArgs({ args, options: flags, strict: true }).values
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : String(error)}\n\n${HELP}`)
  }
}

function portOf(text: string, name: string): number {
  const port = Number(text)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new UsageError(`--${name}: a port from 0 to 65535`)
  return port
}

function urlOf(text: string, name: string): string {
  if (!URL.canParse(text) || !/^https?:/.test(text)) throw new UsageError(`--${name}: an http address`)
  return text.replace(/\/+$/, '')
}

/**
 * Flags win over the environment, and what neither says is invented; null asks for the help.
 * @throws {UsageError} in words for the terminal
 */
export function readOptions(args: string[], env: Environment): Options | null {
  const given = parse(args)
  if (given.help) return null
  const target = urlOf(given.target, 'target')
  const publicUrl = given['public-url'] ?? env['PUBLIC_URL']
  const numbers = given.number ?? [env['TWILIO_WHATSAPP_NUMBER'] ?? '+33139000001']
  const account = {
    accountSid: given.account ?? env['TWILIO_ACCOUNT_SID'] ?? `AC${'0'.repeat(31)}1`,
    authToken: given.token ?? env['TWILIO_AUTH_TOKEN'] ?? 'simulated-token-0000000000000001',
    numbers: numbers.map((number) => number.replace(/^whatsapp:/, '')),
    anySender: true,
  }
  const houseNumber = account.numbers[0] ?? ''
  const dashboardUrl = urlOf(given.dashboard ?? target.replace('127.0.0.1', 'localhost'), 'dashboard')
  return {
    target: publicUrl === undefined ? { url: target } : { url: target, publicUrl: urlOf(publicUrl, 'public-url') },
    host: given.host,
    twilio: { accounts: [account], windowWithoutHistory: given['strict-window'] ? 'closed' : 'open' },
    openaiRealtime: given['openai-key'] === undefined ? {} : { apiKey: given['openai-key'] },
    anthropic: given['anthropic-key'] === undefined ? {} : { apiKey: given['anthropic-key'] },
    ports: {
      twilio: portOf(given['twilio-port'], 'twilio-port'),
      anthropic: portOf(given['anthropic-port'], 'anthropic-port'),
      openaiRealtime: portOf(given['openai-port'], 'openai-port'),
      smtp: portOf(given['smtp-port'], 'smtp-port'),
      sip: portOf(given['sip-port'], 'sip-port'),
      phone: portOf(given['phone-port'], 'phone-port'),
    },
    phone: { houseName: given.house, houseNumber, dashboardUrl, modelSimulated: true, voice: 'simulated' },
    control: true,
    showToken: given.token !== undefined || env['TWILIO_AUTH_TOKEN'] === undefined,
  }
}
