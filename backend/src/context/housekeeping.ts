import { z } from 'zod'
import { handle } from '#src/jobs/registration.ts'
import type { Registration } from '#src/jobs/registration.ts'
import { every } from '#src/jobs/schedule.ts'
import type { Scheduled } from '#src/jobs/schedule.ts'
import { defineTask } from '#src/jobs/task.ts'
import { forgetOldEvents } from '#src/live/retention.ts'
import type { MediaKeeper } from '#src/features/conversations/media.service.ts'
import type { Ground } from './ground.ts'
import type { People } from './people.ts'

const nothing = z.object({})
const forgetOld = defineTask('housekeeping.forget-old', nothing)

/** What is of no use any more goes, once an hour. */
export function createHousekeeping(
  ground: Ground,
  people: People,
  media: MediaKeeper,
): { jobs: Registration[]; schedule: Scheduled[] } {
  const forget = async () => {
    await people.sessions.forgetEnded()
    await people.links.forgetOld()
    await people.guard.forgetOld()
    await ground.idempotency.forgetOld()
    await media.forgetShares()
    await forgetOldEvents(ground.db, ground.now)
  }
  return { jobs: [handle(forgetOld, forget)], schedule: [every(forgetOld, { minutes: 60 }, {})] }
}
