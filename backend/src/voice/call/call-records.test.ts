import { expect, it } from 'vitest'
import { unavailable } from '#src/db/unavailable.ts'
import { silentLogger } from '../../../test/support/databases.ts'
import { eventually } from '../../../test/support/eventually.ts'
import { PaperTimers } from '../../../test/support/paper-media.ts'
import { CallRecords } from './call-records.ts'

/** A database that takes nothing while it is away. */
function openBook() {
  const timers = new PaperTimers()
  const records = new CallRecords({ id: 1, conciergerieId: 1 }, { logger: silentLogger, timers })
  const state = { isAway: false, tries: 0 }
  const written: string[] = []
  const add = (words: string) => {
    records.add(() => {
      state.tries += 1
      if (state.isAway) return Promise.reject(unavailable(new Error('away')))
      written.push(words)
      return Promise.resolve()
    })
  }
  return { timers, records, state, written, add }
}

it('leave out what no wait mends, and go on', async () => {
  const { records, written, add } = openBook()
  add('Bonjour')
  records.add(() => Promise.reject(new Error('a mistake')))
  add('Au revoir')
  await records.settled()
  expect(written).toEqual(['Bonjour', 'Au revoir'])
})

it('wait for a database that is away, and lose no word of what was said meanwhile', async () => {
  const { timers, records, state, written, add } = openBook()
  state.isAway = true
  for (const words of ['Bonjour', 'Une chambre', 'Au revoir']) add(words)
  await eventually(() => {
    timers.advance(1_000)
    return state.tries > 4
  })
  expect(written).toEqual([])
  state.isAway = false
  timers.advance(20_000)
  await records.settled()
  expect(written).toEqual(['Bonjour', 'Une chambre', 'Au revoir'])
})
