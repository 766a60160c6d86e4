import { z } from 'zod'

/** As the model is shown them. */
export const shown = {
  kind: z.enum(['stay', 'table']).describe('stay : nuits en chambre ; table : repas'),
  date_from: z.string().describe('date d’arrivée (ou jour de la table), AAAA-MM-JJ'),
  date_to: z.string().describe('date de départ d’un séjour, AAAA-MM-JJ'),
  time: z.string().describe('heure d’une table, HH:MM'),
  party_size: z.int().describe('nombre de personnes'),
  adults: z.int().describe('dont adultes, si le client l’a dit'),
  children: z.int().describe('dont enfants, si le client l’a dit'),
  unit_type: z.string().describe('code du type de chambre ou de l’espace'),
  code: z.string().describe('code de réservation, par exemple KR-4827'),
}

const words = (max: number) =>
  z
    .unknown()
    .optional()
    .transform((value) =>
      typeof value === 'string' || typeof value === 'number'
        ? String(value).replaceAll('\0', '').trim().slice(0, max)
        : '',
    )
    .transform((value) => (value === '' ? undefined : value))
const count = z
  .unknown()
  .optional()
  .transform((value) => {
    const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
    return typeof number === 'number' && Number.isFinite(number) ? Math.trunc(number) : undefined
  })
const flag = z
  .unknown()
  .optional()
  .transform((value) => value === true || value === 'true' || value === 1)

/** As they are read: whatever a model writes becomes a plain value or nothing. */
export const read = { words, count, flag }

export const readWishFields = {
  kind: z
    .unknown()
    .optional()
    .transform((value) => (value === 'stay' || value === 'table' ? value : undefined)),
  date_from: words(30),
  date_to: words(30),
  time: words(12),
  party_size: count,
  adults: count,
  children: count,
  unit_type: words(80),
}
export const wishInput = z.object(readWishFields)
export type WishInput = z.output<typeof wishInput>
