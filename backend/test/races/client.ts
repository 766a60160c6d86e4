import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { Racer } from './racer.ts'
import type { ClientOrder } from './plan.ts'

/** How many requests of one process are under way at once. */
const atOnce = 6

/* A process that books, changes and cancels as fast as it is answered. Reads its order from the first line. */
const [line] = (await once(createInterface({ input: process.stdin }), 'line')) as [string]
const order = JSON.parse(line) as ClientOrder
const racer = new Racer(order)
let left = order.attempts
await Promise.all(
  Array.from({ length: atOnce }, async () => {
    while (left-- > 0) await racer.attempt()
  }),
)
process.stdout.write(`done ${JSON.stringify(racer.report)}\n`, () => process.exit(0))
