import { z } from 'zod'
import { defineTask } from '#src/jobs/task.ts'

/** Erases what a deleted house leaves, a little at a time. */
export const eraseHouse = defineTask('conciergeries.erase', z.object({ conciergerieId: z.int().positive() }))
