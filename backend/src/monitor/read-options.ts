import { parseArgs } from 'node:util'
import type { Config } from '#src/config.ts'

export interface MonitorOptions {
  url: string
  once: boolean
  help: boolean
  /** Secret keys of houses whose calls are followed too. */
  keys: readonly string[]
  account: { email: string; password: string } | null
}

export const help = `npm run monitor -- [--url http://127.0.0.1:3000] [--key sk_…]… [--once]

  Suit les lignes et les appels d’un serveur en marche / follows the lines and calls of a running server.
  Administrateur : ADMIN_EMAIL et ADMIN_PASSWORD, ou le compte de la démonstration.
  --key   clé d’API d’une maison : ses appels sont suivis aussi / API key of a house: its calls are followed too
  --once  montre et s’arrête / prints and exits
`

/** @throws Error for an option that does not exist */
export function readOptions(args: readonly string[], config: Pick<Config, 'port' | 'firstAdmin'>): MonitorOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      url: { type: 'string' },
      key: { type: 'string', multiple: true },
      once: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  })
  return {
    url: (values.url ?? `http://127.0.0.1:${config.port}`).replace(/\/+$/, ''),
    once: values.once ?? false,
    help: values.help ?? false,
    keys: values.key ?? [],
    account: config.firstAdmin,
  }
}
