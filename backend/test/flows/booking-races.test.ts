import { expect, it } from 'vitest'
import { runRaces } from '../races/races.ts'
import { describeOnBothDatabases } from '../support/databases.ts'

describeOnBothDatabases('four processes that book at once', (open) => {
  // a short one: `npm run test:races` makes 100,000 attempts
  it('never share a room or a table, and find what they were told', async () => {
    const databaseUrl = await open.createUrl()
    const { failures, lines } = await runRaces({ databaseUrl, attempts: 80, chats: 1, patienceMs: 500_000 })
    expect(failures).toEqual([])
    expect(lines.join('\n')).toMatch(/POST \/api\/reservations ok/)
  }, 600_000)
})
