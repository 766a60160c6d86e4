import { toE164 } from '#src/text/phone.ts'
import type { LegacyRow } from './legacy-file.ts'

/*
 * The earlier system existed in several states, and nobody kept its schema: columns are looked for under the names they
 * are known or likely to have had. What is missing or makes no sense becomes null, and never stops the import.
 */

/** The first of these columns that holds something. */
export function valueOf(row: LegacyRow, names: readonly string[]): unknown {
  return names.map((name) => row[name]).find((value) => value !== null && value !== undefined && value !== '') ?? null
}

export function textOf(row: LegacyRow, ...names: string[]): string | null {
  const value = valueOf(row, names)
  if (typeof value === 'string') return value.trim() || null
  return typeof value === 'number' || typeof value === 'bigint' ? String(value) : null
}

export function idOf(row: LegacyRow, ...names: string[]): number | null {
  const value = Number(valueOf(row, names) ?? Number.NaN)
  return Number.isSafeInteger(value) && value > 0 ? value : null
}

/** A number that can be one, in E.164. */
export function phoneOf(row: LegacyRow, ...names: string[]): string | null {
  const text = textOf(row, ...names)
  return text === null ? null : toE164(text)
}

/** Whether a switch is on; absent means yes. */
export function isOn(row: LegacyRow, ...names: string[]): boolean {
  const value = valueOf(row, names)
  return !(
    value === 0 ||
    (typeof value === 'string' && /^(0|false|no|non|off|inactive|inactif|disabled|suspended)$/i.test(value))
  )
}

/** SQLite's `2025-03-01 10:00:00` (UTC), ISO 8601, seconds or milliseconds since 1970; null when it is none of these. */
export function instantOf(row: LegacyRow, ...names: string[]): string | null {
  const value = valueOf(row, names)
  if (typeof value === 'number') return fromNumber(value)
  if (typeof value !== 'string') return null
  if (/^\d{10,13}$/.test(value)) return fromNumber(Number(value))
  const utc = /^\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}(:\d{2}(\.\d+)?)?$/.test(value) ? `${value.replace(' ', 'T')}Z` : value
  return asInstant(new Date(utc))
}

const fromNumber = (value: number) => asInstant(new Date(value < 1e11 ? value * 1000 : value))

function asInstant(date: Date): string | null {
  return Number.isNaN(date.getTime()) ? null : date.toISOString()
}
