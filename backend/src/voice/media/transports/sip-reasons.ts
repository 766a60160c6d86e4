import type { LineHealth } from '../sip/line/news.ts'

/*
 * Why a line is as it is: by name, with what fills its words. They are worded where they are read, in the language of
 * the reader (`features/lines/locales/line-words.ts`).
 */

/** @param detail a code of ours, or what the trunk answered */
export function reasonOf(health: LineHealth, detail: string | null): string | null {
  if (detail === null) return null
  if (detail === 'trunk_unknown' || detail.startsWith('tls_')) return `@${detail}`
  return health === 'failed' ? `@trunk_refused ${detail}` : `@trunk_silent ${detail}`
}

export const missing = {
  domain: '@sip_no_domain',
  password: '@sip_no_password',
  tlsAccount: '@tls_no_username',
  asteriskAccount: '@asterisk_no_account',
  port: '@no_port',
} as const
