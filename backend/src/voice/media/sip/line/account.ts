import type { SipTransport } from '@conciergerie/contract'

/** What a trunk knows a line by. */
export interface SipAccount {
  /** Without one the trunk sends calls to our address, and nothing is registered. */
  username: string | null
  password: string | null
  /** Host, `host:port`, then perhaps more sources of calls (hosts or networks), separated by commas. */
  domain: string
  /** Of the trunk; null = what its name says. */
  port: number | null
  transport: SipTransport
}

/** The trunk's own name, and who else may call. */
export function readDomain({ domain, port }: Pick<SipAccount, 'domain' | 'port'>) {
  const [trunk = '', ...others] = domain.split(/[\s,;]+/).filter(Boolean)
  const named = /^(.*):(\d{1,5})$/.exec(trunk.includes('::') ? '' : trunk)
  return { host: named?.[1] ?? trunk, port: port ?? (named ? Number(named[2]) : null), others }
}
