import { findLeader } from '#src/db/leadership/leaders.store.ts'
import { openLeadership } from '#src/db/leadership/open-leadership.ts'
import { LineDirectoryService } from '#src/features/lines/line-directory.service.ts'
import { LinePasswords } from '#src/features/lines/line-passwords.ts'
import { LineRegister } from '#src/features/lines/line-register.service.ts'
import { linesRoutes } from '#src/features/lines/lines.routes.ts'
import { LinesService } from '#src/features/lines/lines.service.ts'
import { VoiceSettingsService } from '#src/features/lines/voice-settings.service.ts'
import { PhoneNumbers } from '#src/features/conciergeries/phone-numbers.ts'
import { LineLogs } from '#src/voice/supervisor/line-logs.ts'
import { PortPlan } from '#src/voice/supervisor/port-plan.ts'
import { Roads } from '#src/voice/supervisor/roads.ts'
import { Supervisor } from '#src/voice/supervisor/supervisor.ts'
import type { Ground } from './ground.ts'
import type { Houses } from './houses.ts'
import type { LinePorts } from './line-ports.ts'
import type { Lines } from './lines.ts'
import type { People } from './people.ts'

export interface LineNeighbours {
  houses: Pick<Houses, 'conciergeries'>
  people: Pick<People, 'audit'>
  lines: Pick<Lines, 'desk'>
}

/** What one process of an installation leads: the lines. */
const role = 'lines'

/** Which line a call is for and how a house wants it answered: made first, calls need it. */
export function createLineBook(ground: Ground, { houses, people }: Pick<LineNeighbours, 'houses' | 'people'>) {
  const { demo } = ground.config
  const passwords = new LinePasswords(ground)
  const directory = new LineDirectoryService({ ...ground, demo })
  const { conciergeries } = houses
  return {
    passwords,
    directory,
    voice: new VoiceSettingsService({ ...ground, audit: people.audit, houses: conciergeries, lines: directory }),
    register: new LineRegister({ ...ground, passwords, demo }),
    numbers: new PhoneNumbers({ ...ground, houses: conciergeries }),
  }
}

export type LineBook = ReturnType<typeof createLineBook>

/** The lines of the houses and who looks after them. */
export function createTelephoneLines(
  ground: Ground,
  book: LineBook,
  { houses, people, lines }: LineNeighbours,
  ports: LinePorts,
) {
  const { calls, brief, media } = ports
  const accountOf = async (conciergerieId: number) => (await houses.conciergeries.channelOf(conciergerieId)).account
  const roads = new Roads({ ...ground, numbers: lines.desk, accountOf })
  const { voice } = ground.config
  const supervisor =
    media === null
      ? null
      : new Supervisor({
          ...ground,
          register: book.register,
          media,
          calls,
          roads,
          ports: new PortPlan({ sip: voice.sip.ports, rtp: voice.rtpPorts }),
          logs: new LineLogs(ground.now),
          random: ports.random ?? Math.random,
          ...(ports.pace ? { pace: ports.pace } : {}),
          ...(ports.patienceMs === undefined ? {} : { patienceMs: ports.patienceMs }),
        })
  const service = new LinesService({
    ...ground,
    ...book,
    audit: people.audit,
    calls,
    keeper: supervisor,
    findLeader: () => findLeader(ground.db, role, ground.now),
    demo: ground.config.demo,
    publicUrl: ground.config.publicUrl,
  })
  const leadership = openLeadership({ ...ground, role })
  let stands = false
  const standing = () => (leadership.isLeader ? 'leads' : stands ? 'follows' : 'none')
  ground.meter.gauge('line_leader', 'Whether this process looks after the lines', () => Number(leadership.isLeader))
  return {
    /** Null where nothing carries audio. */
    supervisor,
    service,
    /** Whether this process looks after the lines, or stands ready to. */
    standing,
    /** Looks after the lines, or waits for whoever does to go. Begun last. */
    start: async () => {
      if (supervisor === null) return
      stands = true
      await leadership.stand({
        gained: () => supervisor.start(),
        lost: () => {
          supervisor.stepDown()
        },
      })
    },
    /** Before the media process is closed; another process may take the lines at once. */
    close: async () => {
      stands = false
      await supervisor?.close()
      await leadership.close()
    },
    routes: linesRoutes({ lines: service, voice: book.voice, brief }),
  }
}
