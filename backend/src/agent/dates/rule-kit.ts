import type { DayRef, Token } from './when-tokens.ts'

/** What a match says; null when it is not this after all. */
export type Made = Token extends infer T ? (T extends Token ? Omit<T, 'text'> : never) : never
type Maker = (groups: Groups) => Made | null
export interface Rule {
  pattern: RegExp
  make: Maker
}

export const rule = (source: string, make: Maker): Rule => ({
  pattern: new RegExp(`(?:${source})(?![\\p{L}\\p{N}])`, 'uy'),
  make,
})
export const always = (made: Made) => () => made

export const dayToken = (ref: DayRef): Made => ({ type: 'day', ref })

/** Named groups of a match. */
export type Groups = Record<string, string | undefined>
