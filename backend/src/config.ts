import { z } from 'zod'

/*
 * The only reader of the environment. Everything else receives this object; a wrong value stops the start with one line
 * for each variable that is wrong.
 */
const flag = z.enum(['0', '1', 'true', 'false', 'auto'])
const url = z.url({ protocol: /^https?$/ }).transform((value) => value.replace(/\/+$/, ''))
/** `5070-5099`, or one number. */
const portRange = z
  .string()
  .regex(/^\d{1,5}(-\d{1,5})?$/, 'a port, or a range such as 5070-5099')
  .transform((value) => {
    const [from = 0, to = from] = value.split('-').map(Number)
    return { from, to }
  })
  .refine(({ from, to }) => from >= 1 && from <= to && to <= 65_535, 'ports go from 1 to 65535, the lower one first')
const port = z.coerce.number().int().min(0).max(65535)

const environment = z.object({
  PORT: port.default(3000),
  HOST: z.string().optional(),
  PUBLIC_URL: url.optional(),
  TRUST_PROXY: z.coerce.number().int().min(0).max(10).default(0),
  DATABASE_URL: z
    .string()
    .regex(/^(sqlite:|postgres(ql)?:\/\/)/, 'sqlite:<file> or postgres://…')
    .default('sqlite:concierge.db'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  ENCRYPTION_KEY: z
    .string()
    .regex(/^[0-9a-f]{64}$/i, '64 hexadecimal digits')
    .optional(),
  ADMIN_EMAIL: z.email().toLowerCase().optional(),
  ADMIN_PASSWORD: z.string().optional(),
  TWILIO_ACCOUNT_SID: z
    .string()
    .regex(/^AC[0-9a-f]{32}$/i, 'AC and 32 hexadecimal digits')
    .optional(),
  TWILIO_AUTH_TOKEN: z.string().min(16, 'at least 16 characters').optional(),
  TWILIO_AUTH_TOKEN_SECONDARY: z.string().min(16, 'at least 16 characters').optional(),
  TWILIO_WHATSAPP_NUMBER: z.string().optional(),
  TWILIO_SMS_NUMBER: z.string().optional(),
  TWILIO_API_BASE_URL: url.optional(),
  ANTHROPIC_API_KEY: z.string().optional(),
  ANTHROPIC_MODEL: z.string().default('claude-haiku-5-5'),
  ANTHROPIC_BASE_URL: url.optional(),
  OPENAI_API_KEY: z.string().optional(),
  OPENAI_WEBHOOK_SECRET: z.string().min(16, 'at least 16 characters').optional(),
  OPENAI_REALTIME_MODEL: z.string().default('gpt-realtime-2.1'),
  OPENAI_BASE_URL: url.optional(),
  OPENAI_REALTIME_URL: z
    .url({ protocol: /^wss?$/ })
    .transform((value) => value.replace(/\/+$/, ''))
    .optional(),
  SIP_PORTS: portRange.default({ from: 5070, to: 5099 }),
  RTP_PORTS: portRange.default({ from: 20_000, to: 20_999 }),
  CALL_DRAIN_SECONDS: z.coerce.number().int().min(0).max(3600).default(60),
  SIP_HOST: z.union([z.ipv4(), z.ipv6()]).optional(),
  SIP_PUBLIC_ADDRESS: z.union([z.ipv4(), z.ipv6()]).optional(),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\//, 'smtp://… or smtps://…')
    .optional(),
  MAIL_FROM: z.string().default('Conciergerie <conciergerie@localhost>'),
  REPLY_QUIET_MS: z.coerce.number().int().min(0).max(30_000).default(1500),
  METRICS_TOKEN: z.string().min(16).optional(),
  SIMULATOR_PORT: port.default(3001),
  SIMULATOR_CONTROL: flag.default('0'),
  DEMO: flag.default('auto'),
})

type Environment = z.infer<typeof environment>

/** Variables left empty in a `.env` count as absent. */
function withoutEmpty(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(Object.entries(env).filter((entry): entry is [string, string] => Boolean(entry[1]?.trim())))
}

function isDemo(env: Environment): boolean {
  if (env.DEMO !== 'auto') return env.DEMO === '1' || env.DEMO === 'true'
  return !env.TWILIO_ACCOUNT_SID && !env.TWILIO_AUTH_TOKEN && !env.ANTHROPIC_API_KEY && !env.OPENAI_API_KEY
}

function describeTwilio(env: Environment) {
  return {
    /** Both are needed: a missing token never verifies anything. */
    account:
      env.TWILIO_ACCOUNT_SID && env.TWILIO_AUTH_TOKEN
        ? {
            sid: env.TWILIO_ACCOUNT_SID,
            token: env.TWILIO_AUTH_TOKEN,
            secondaryToken: env.TWILIO_AUTH_TOKEN_SECONDARY ?? null,
          }
        : null,
    whatsappNumber: env.TWILIO_WHATSAPP_NUMBER ?? null,
    smsNumber: env.TWILIO_SMS_NUMBER ?? null,
    baseUrl: env.TWILIO_API_BASE_URL ?? null,
    /** Set by the demo world when the simulator plays Twilio. */
    simulated: false,
  }
}

/** The demonstration's own accounts, which its login pages propose; nowhere else do they exist. */
export const demoAccounts = {
  concierge: { email: 'demo@example.com', password: 'demo123' },
  admin: { email: 'admin@example.com', password: 'admin123' },
} as const

function describeVoice(env: Environment) {
  const apiBase = env.OPENAI_BASE_URL ?? 'https://api.openai.com/v1'
  return {
    apiKey: env.OPENAI_API_KEY ?? null,
    /** An empty one never verifies anything. */
    webhookSecret: env.OPENAI_WEBHOOK_SECRET ?? null,
    model: env.OPENAI_REALTIME_MODEL,
    baseUrl: apiBase,
    realtimeUrl: env.OPENAI_REALTIME_URL ?? `${apiBase.replace(/^http/, 'ws')}/realtime`,
    /** Set by the demo world when the simulator plays the voice model. */
    simulated: false,
    /** The web server may hide behind a proxy on loopback; a trunk must reach us. */
    sip: {
      host: env.SIP_HOST ?? (isDemo(env) ? '127.0.0.1' : '0.0.0.0'),
      ports: env.SIP_PORTS,
      publicAddress: env.SIP_PUBLIC_ADDRESS ?? null,
    },
    rtpPorts: env.RTP_PORTS,
    /** How long calls in progress may go on once the program is told to stop. */
    drainMs: env.CALL_DRAIN_SECONDS * 1000,
  }
}

function describe(env: Environment) {
  const demo = isDemo(env)
  const publicUrl = env.PUBLIC_URL ?? `http://localhost:${env.PORT}`
  return {
    demo,
    demoAccounts: demo ? demoAccounts : null,
    port: env.PORT,
    host: env.HOST ?? (demo ? '127.0.0.1' : '0.0.0.0'),
    publicUrl,
    secureCookies: publicUrl.startsWith('https:'),
    trustProxy: env.TRUST_PROXY,
    databaseUrl: env.DATABASE_URL,
    logLevel: env.LOG_LEVEL,
    encryptionKey: env.ENCRYPTION_KEY ?? null,
    firstAdmin: env.ADMIN_EMAIL && env.ADMIN_PASSWORD ? { email: env.ADMIN_EMAIL, password: env.ADMIN_PASSWORD } : null,
    twilio: describeTwilio(env),
    anthropic: {
      apiKey: env.ANTHROPIC_API_KEY ?? null,
      model: env.ANTHROPIC_MODEL,
      baseUrl: env.ANTHROPIC_BASE_URL ?? null,
    },
    voice: describeVoice(env),
    mail: { smtpUrl: env.SMTP_URL ?? null, from: env.MAIL_FROM, simulated: false },
    replyQuietMs: env.REPLY_QUIET_MS,
    metricsToken: env.METRICS_TOKEN ?? null,
    simulatorPort: env.SIMULATOR_PORT,
    /** The simulator obeys `/control` beside the phone page, and says there what it was given: for the browser tests. */
    simulatorControl: ['1', 'true'].includes(env.SIMULATOR_CONTROL),
    /** Address of the demo phone page, when the simulator serves it. */
    demoPhoneUrl: null as string | null,
  }
}

export type Config = ReturnType<typeof describe>

export class ConfigError extends Error {
  override readonly name = 'ConfigError'
}

/** Reads and checks the environment; throws a ConfigError that lists every wrong variable. */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const parsed = environment.safeParse(withoutEmpty(env), { error: z.locales.fr().localeError })
  if (parsed.success) return describe(parsed.data)
  throw new ConfigError(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('\n'))
}
