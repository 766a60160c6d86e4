import type { z } from 'zod'

/**
 * Who may call a route. `public` needs nothing; `webhook` is proved by its provider's signature; `concierge` and `owner`
 * are members of one conciergerie (cookie or Bearer session); `key` is a secret API key of one conciergerie; `admin` is
 * an administrator of the platform; `site` is a publishable key that a website shows to everybody: what it may do, anyone may.
 */
export type Audience = 'public' | 'webhook' | 'concierge' | 'owner' | 'key' | 'admin' | 'site'

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** A route as both sides know it: the server mounts it, the screens call it, OpenAPI describes it. */
export interface RouteSpec {
  method: Method
  path: `/${string}`
  who: readonly Audience[]
  tag: string
  summary: string
  params?: z.ZodObject
  query?: z.ZodObject
  body?: z.ZodType
  /** The handler gives the whole list, whatever page was asked for: see `wholeList`. */
  whole?: true
  /** Absent where the answer is not JSON (see `produces`) or is empty (204). */
  response?: z.ZodType
  status?: 200 | 201 | 202 | 204
  /** Media type taken when the body is not JSON. */
  consumes?: 'application/x-www-form-urlencoded' | '*/*'
  /** Media type given when the answer is not JSON. */
  produces?: string
  /** The answer holds a secret that is shown once: no copy of it is kept, not even to answer a repetition. */
  secret?: true
}

/** Declares a route, keeping the literal types of its path, audience and schemas. */
export function route<const R extends RouteSpec>(spec: R): R {
  return spec
}

/** Anyone who works for one conciergerie, machines included. */
export const houseAndKeys = ['concierge', 'owner', 'key'] as const
/** The same, and the websites that the house has listed. */
export const houseKeysAndSites = ['concierge', 'owner', 'key', 'site'] as const
/** The people of one conciergerie. */
export const house = ['concierge', 'owner'] as const
/** The people of one conciergerie, and administrators by Bearer token: paths that both know from earlier systems. */
export const houseAndAdmins = ['concierge', 'owner', 'admin'] as const
export const ownerOnly = ['owner'] as const
export const adminOnly = ['admin'] as const
export const anyone = ['public'] as const
