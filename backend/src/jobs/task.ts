import type { z } from 'zod'

/** A kind of work and the shape of what it is given. Rooms declare theirs in `<room>.tasks.ts`, and handle them elsewhere. */
export interface Task<S extends z.ZodType = z.ZodType> {
  readonly name: string
  readonly payload: S
}

/** @param name unique in the program, `<room>.<verb>`: it is stored with each job */
export function defineTask<S extends z.ZodType>(name: string, payload: S): Task<S> {
  return { name, payload }
}
