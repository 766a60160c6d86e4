import { z } from 'zod'

export const id = z.int().positive()
/** UTC, ISO 8601. */
export const instant = z.iso.datetime()
/** A day of the house's own calendar, `YYYY-MM-DD`. */
export const day = z.iso.date()
export const text = (max: number) => z.string().trim().min(1).max(max)
export const email = z.string().trim().toLowerCase().max(254).pipe(z.email())
/** Checked for possible length by the server and stored in E.164; `whatsapp:` is accepted in front. */
export const phone = z.string().trim().min(3).max(40)
export const locale = z.string().regex(/^[a-z]{2}(-[A-Z]{2})?$/)

export const idParams = z.object({ id: z.coerce.number().int().positive() })
export const pageQuery = z.object({
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).optional(),
})

export const nothing = z.object({}).strict()

/** One page of a list; `nextCursor` is null on the last one. */
export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() })

export const itemsOf = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item) })

/**
 * Query and answer of a list that is short by nature: its handler gives all of it, and mounting cuts the page that was
 * asked for. Without `limit` it is read whole.
 */
export const wholeList = <T extends z.ZodType, F extends z.ZodRawShape = typeof nothing.shape>(
  item: T,
  filter?: F,
) => ({
  whole: true as const,
  query: pageQuery.extend((filter ?? {}) as F),
  response: z.object({ items: z.array(item), nextCursor: z.string().nullable().default(null) }),
})

/** `?active=true` or `?active=false`. */
export const queryFlag = z.enum(['true', 'false']).transform((value) => value === 'true')
