import { z } from 'zod'
import { defineTask } from '#src/jobs/task.ts'

/** Options that lapsed, guests who should have left, who waits for a place. */
export const sweepReservations = defineTask('reservations.sweep', z.object({}))
