import { z } from 'zod'
import { defineTask } from '#src/jobs/task.ts'

/** Reads a call that is over: summary, and what it tells of the client. */
export const readCall = defineTask('calls.read', z.object({ conciergerieId: z.int(), callId: z.int() }))
/** Closes calls that nobody carries any more, forgets old provider events and recordings. */
export const tidyCalls = defineTask('calls.tidy', z.object({}))
