import type { ConciergeriesService } from '#src/features/conciergeries/conciergeries.service.ts'
import { TwilioCalls } from '#src/providers/messaging/twilio-calls.ts'
import { TwilioClients } from '#src/providers/messaging/twilio-client.ts'
import { TwilioDesk } from '#src/providers/messaging/twilio-desk.ts'
import { TwilioMediaFetcher } from '#src/providers/messaging/twilio-media.ts'
import { TwilioMessaging } from '#src/providers/messaging/twilio-messaging.ts'
import { TwilioSms } from '#src/providers/messaging/twilio-sms.ts'
import type { Ground } from './ground.ts'

/** The ways to the outside world of messages. */
export function createLines({ config, meter }: Ground) {
  const clients = new TwilioClients(config.twilio.baseUrl)
  const messaging = new TwilioMessaging(clients, meter)
  const desk = new TwilioDesk(clients)
  return {
    messaging,
    sms: new TwilioSms(clients, meter),
    calls: new TwilioCalls(clients, meter),
    desk,
    fetcher: new TwilioMediaFetcher(config.twilio.baseUrl),
    /** Templates of a house, read with its own account; none without an account. */
    templatesWith: (houses: ConciergeriesService) => ({
      listTemplates: async (conciergerieId: number) => {
        const { account } = await houses.channelOf(conciergerieId)
        return account ? desk.listTemplates(account) : []
      },
    }),
    /** The typing indicator is a courtesy: without it the answer comes all the same. */
    showTypingWith: (houses: ConciergeriesService) => async (conciergerieId: number, messageSid: string) => {
      const { account } = await houses.channelOf(conciergerieId)
      if (!account) return
      await messaging.showTyping({ ...account, conciergerieId }, messageSid).catch(() => undefined)
    },
  }
}

export type Lines = ReturnType<typeof createLines>
