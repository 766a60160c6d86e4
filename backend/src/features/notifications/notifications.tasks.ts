import { z } from 'zod'
import { defineTask } from '#src/jobs/task.ts'

export const mailNotice = defineTask(
  'notifications.mail',
  z.object({ conciergerieId: z.int(), notificationId: z.int() }),
)
