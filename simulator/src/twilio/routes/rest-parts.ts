import type { Schedule } from '#sim/lib/schedule.ts'
import type { ApiFaults } from '../api-faults.ts'

/** What every route of the REST API needs. */
export interface RestParts {
  faults: ApiFaults
  schedule: Schedule
}
