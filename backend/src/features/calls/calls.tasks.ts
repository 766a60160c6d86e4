import { z } from 'zod'
import { defineTask } from '#src/jobs/task.ts'

/** Reads a call that is over: summary, and what it tells of the client. */
export const readCall = defineTask('calls.read', z.object({ conciergerieId: z.int(), callId: z.int() }))
/** Closes calls that nobody carries any more, forgets old provider events and recordings. */
export const tidyCalls = defineTask('calls.tidy', z.object({}))
/** Has a provider hang up a call that it carries by itself: the process that looked after it is gone. */
export const hangUpCall = defineTask('calls.hang_up', z.object({ conciergerieId: z.int(), providerCallId: z.string() }))
