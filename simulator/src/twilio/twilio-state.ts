import { Changes } from '#sim/lib/changes.ts'
import { Schedule } from '#sim/lib/schedule.ts'
import { Accounts } from './accounts.ts'
import { ApiFaults } from './api-faults.ts'
import { Contents } from './contents.ts'
import { MediaStore } from './media.ts'
import { Messages } from './messages.ts'
import { Phones } from './phones.ts'
import type { RestRequest } from './rest-app.ts'
import { ServiceWindows } from './service-windows.ts'
import type { TwilioSettings } from './settings.ts'
import { Typing } from './typing.ts'
import { Webhooks } from './webhooks.ts'

/** Everything that one simulated Twilio knows; what it does is built upon this. */
export function createTwilioState({ accounts, templates, windowWithoutHistory, now = Date.now }: TwilioSettings) {
  const changes = new Changes()
  const schedule = new Schedule()
  return {
    changes,
    schedule,
    accounts: new Accounts(accounts),
    contents: new Contents(templates),
    faults: new ApiFaults(),
    media: new MediaStore(),
    messages: new Messages(changes),
    phones: new Phones(),
    typing: new Typing(changes),
    windows: new ServiceWindows(windowWithoutHistory ?? 'closed'),
    webhooks: new Webhooks(schedule),
    requests: [] as RestRequest[],
    leaks: [] as string[],
    now: () => new Date(now()),
  }
}

export type TwilioState = ReturnType<typeof createTwilioState>
