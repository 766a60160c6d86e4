import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Reservation } from '@conciergerie/contract'
import type { Response } from 'express'
import { byteOrderMark } from '#src/text/csv.ts'
import { csvHead, csvOf } from './reservations-csv.ts'

/** Sends an export as it is read, at the reader's pace. What fails half-way ends the connection: a cut file is not taken for a whole one. */
export async function sendCsv(res: Response, locale: string, pages: AsyncIterator<Reservation[]>): Promise<void> {
  // read before anything is sent: a refusal still gets its answer
  const first = await pages.next()
  res.set('Content-Disposition', 'attachment; filename="reservations.csv"').type('text/csv; charset=utf-8')
  async function* write() {
    yield byteOrderMark + csvHead(locale)
    for (let page = first; page.done !== true; page = await pages.next()) yield page.value.map(csvOf).join('')
  }
  await pipeline(Readable.from(write()), res)
}
