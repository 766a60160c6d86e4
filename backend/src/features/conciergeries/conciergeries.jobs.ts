import { handle } from '#src/jobs/registration.ts'
import type { Registration } from '#src/jobs/registration.ts'
import { eraseHouse } from './conciergeries.tasks.ts'
import type { ErasureService } from './erasure.service.ts'

export function conciergeriesJobs(erasure: ErasureService): Registration[] {
  return [
    handle(eraseHouse, ({ conciergerieId }, { signal }) => erasure.erase(conciergerieId, signal), { concurrency: 1 }),
  ]
}
