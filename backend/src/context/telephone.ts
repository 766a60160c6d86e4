import { CallNotes } from '#src/agent/read-call.ts'
import type { BookingParts } from '#src/agent/scene.ts'
import { CallCommands } from '#src/features/calls/call-commands.service.ts'
import { CallKeeper } from '#src/features/calls/call-keeper.ts'
import { CallLog } from '#src/features/calls/call-log.ts'
import { CallLookup } from '#src/features/calls/call-lookup.ts'
import { CallReach } from '#src/features/calls/call-reach.ts'
import { callsJobs } from '#src/features/calls/calls.jobs.ts'
import { callsRoutes } from '#src/features/calls/calls.routes.ts'
import { CallsService } from '#src/features/calls/calls.service.ts'
import { tidyCalls } from '#src/features/calls/calls.tasks.ts'
import { FactsService } from '#src/features/calls/facts.service.ts'
import { RecordingsService } from '#src/features/calls/recordings.service.ts'
import { ClientRegistry } from '#src/features/clients/client-registry.ts'
import type { ConciergeriesService } from '#src/features/conciergeries/conciergeries.service.ts'
import type { FaqShelves } from '#src/features/faqs/faq-shelves.ts'
import type { LineDirectory, VoiceHouses } from '#src/features/lines/ports.ts'
import { every } from '#src/jobs/schedule.ts'
import type { AnswerModel } from '#src/providers/ai/answer-model.ts'
import type { TwilioCalls } from '#src/providers/messaging/twilio-calls.ts'
import type { VoiceCalls } from '#src/providers/voice-model/voice-calls.ts'
import { ClosingTime } from '#src/voice/closing-time.ts'
import { DoorNews } from '#src/voice/door-news.ts'
import { CommandEar } from '#src/voice/command-ear.ts'
import { ExpectedStreams } from '#src/voice/doors/expected-streams.ts'
import type { MediaChannel } from '#src/voice/media-channel.ts'
import { upgradeToMedia } from '#src/voice/doors/media-upgrade.ts'
import { openaiVoiceWebhooks } from '#src/voice/doors/openai-voice.webhook.ts'
import { machineTimers } from '#src/voice/ports.ts'
import type { Timers } from '#src/voice/ports.ts'
import { Reception } from '#src/voice/doors/reception.ts'
import { RoadCarrier } from '#src/voice/road-carrier.ts'
import { Switchboard } from '#src/voice/switchboard.ts'
import { twilioVoiceWebhooks } from '#src/voice/doors/twilio-voice.webhook.ts'
import { HouseVoiceBrief } from '#src/voice/voice-brief.service.ts'
import { VoiceTools } from '#src/voice/call/voice-tools.ts'
import type { Ground } from './ground.ts'

export interface TelephoneNeighbours {
  houses: ConciergeriesService
  lines: LineDirectory
  voice: VoiceHouses
  media: MediaChannel
  bookings: BookingParts
  shelves: FaqShelves
  model: AnswerModel | null
  twilio: TwilioCalls
  openai: VoiceCalls | null
  phoneOfAccount: (accountId: number) => Promise<string | null>
  timers?: Timers
}

/** Calls: their doors, their life, and what is left of them. */
export function createTelephone(ground: Ground, given: TelephoneNeighbours) {
  const { config, db } = ground
  const { houses, lines, voice, openai, timers = machineTimers } = given
  const { publicUrl } = config
  const registry = new ClientRegistry(ground)
  const log = new CallLog({ ...ground, cards: registry })
  const lookup = new CallLookup(ground)
  const keeper = new CallKeeper({ db, now: ground.now, log })
  const recordings = new RecordingsService(ground)
  const facts = new FactsService({ ...ground, houses, cards: registry, reader: new CallNotes(given) })
  const accountOf = async (conciergerieId: number) => (await houses.channelOf(conciergerieId)).account
  const carrier = new RoadCarrier({ ...ground, accountOf, twilio: given.twilio, openai, publicUrl })
  const reception = new Reception({ ...ground, houses, voice, log })
  const { registry: toolRegistry } = given.bookings
  const tools = new VoiceTools({ registry: toolRegistry, shelves: given.shelves, now: ground.now })
  const expected = new ExpectedStreams({ lookup, accountOf })
  const { model } = config.voice
  const news = new DoorNews(ground)
  const shared = { ...ground, ...given, log, lookup, keeper, reception, publicUrl, model, timers, news }
  const switchboard = new Switchboard({ ...shared, recordings, carrier, tools })
  ground.meter.gauge('calls_in_progress', 'Calls that this process carries', () => switchboard.callIds.length)
  const commands = new CallCommands({ ...ground, timers })
  const calls = new CallsService({
    ...ground,
    facts,
    control: new CallReach(switchboard, commands),
    numbers: {
      transferNumberOf: async (conciergerieId) => (await voice.readVoice(conciergerieId)).transferNumber,
      phoneOfAccount: given.phoneOfAccount,
      isOwn: async (conciergerieId, number) => (await lines.findByNumber(number))?.conciergerieId === conciergerieId,
    },
  })
  return {
    keeper,
    switchboard,
    news,
    /** For the orders of other processes. */
    ear: new CommandEar({ ...ground, commands, switchboard }),
    closing: new ClosingTime({ reception, switchboard, timers, drainMs: config.voice.drainMs, logger: ground.logger }),
    /** What lines ask of calls. */
    forLines: {
      calls: {
        inProgress: () => keeper.inProgressByLine(),
        hangUp: async (lineId: number) => {
          await switchboard.hangUpLine(lineId)
          await commands.hangUpLine(lineId, switchboard.callIds)
        },
      },
      brief: new HouseVoiceBrief({ ...shared, houses }),
    },
    routes: [
      ...callsRoutes({ calls, facts, recordings }),
      ...twilioVoiceWebhooks({ ...shared, lines, accountOf, platformAccount: config.twilio.account, switchboard }),
      ...openaiVoiceWebhooks({ ...shared, lines, openai, switchboard }),
    ],
    jobs: callsJobs({ facts, keeper, provider: openai }),
    schedule: [every(tidyCalls, { minutes: 1 }, {})],
    upgrade: upgradeToMedia({ ...shared, expected }),
  }
}
