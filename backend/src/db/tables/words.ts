import type { Generated } from 'kysely'

export type Id = Generated<number>
/** 0 or 1. */
export type Flag = number
/** ISO 8601, UTC. */
export type Instant = string
export type Json = string
/** Wall time of the house: `2026-03-15` (a night) or `2026-03-15T19:30` (a quarter of an hour). */
export type Local = string
export type Cents = number
