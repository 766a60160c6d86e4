import { demoHouse } from './house.ts'
import type { LineMode, LineState, VoiceSettings } from '@conciergerie/contract'
import { reason } from '#src/features/lines/locales/line-words.ts'
import type { DemoHouseName } from './requests.ts'

/** A moment of a line's past: minutes ago, its state, why, how long it waited. */
export type DemoMoment = readonly [ago: number, state: LineState, detail?: string, waitMs?: number]

export interface DemoLine {
  house: DemoHouseName
  mode: LineMode
  number: string
  enabled: boolean
  sip?: { username: string; password: string; domain: string; port: number }
  /** Oldest first; the last one holds until its supervisor looks at it. */
  past: readonly DemoMoment[]
  restarts?: number
}

const day = 24 * 60

/** One line on each road, in several states; the trunk leads nowhere, so that a line may be seen trying. */
export const demoLines: readonly DemoLine[] = [
  {
    house: 'embruns',
    mode: 'twilio_stream',
    number: demoHouse.number,
    enabled: true,
    past: [
      [12 * day, 'running'],
      [9 * 60, 'degraded', reason('twilio_refused', 'Internal Server Error (503)')],
      [9 * 60 - 25, 'running'],
    ],
  },
  {
    house: 'embruns',
    mode: 'openai_sip',
    number: '+33639980021',
    enabled: true,
    past: [[6 * day + 17 * 60, 'running']],
    restarts: 2,
  },
  {
    house: 'suzanne',
    mode: 'sip_bridge',
    number: '+33639980002',
    enabled: true,
    sip: { username: 'suzanne', password: 'far-breton-et-cidre', domain: 'trunk.localhost', port: 5060 },
    past: [
      [3 * day, 'running'],
      [14 * 60, 'failed', '403 Forbidden'],
      [14 * 60 - 30, 'running'],
      [4, 'backoff', '408 Request Timeout', 2_000],
      [3.6, 'backoff', '408 Request Timeout', 4_000],
      [3.2, 'backoff', '408 Request Timeout', 8_000],
      [2.6, 'backoff', '408 Request Timeout', 16_000],
      [1.9, 'backoff', '408 Request Timeout', 32_000],
      [0.8, 'backoff', '408 Request Timeout', 60_000],
    ],
    restarts: 5,
  },
  {
    house: 'armor',
    mode: 'twilio_stream',
    number: '+33639980003',
    enabled: false,
    past: [
      [9 * day, 'running'],
      [20 * 60, 'stopped', reason('stopped_by', 'Alix Renard')],
    ],
  },
]

/** How the houses of the demo have their calls answered, where they changed something. */
export const demoVoices: Record<DemoHouseName, Partial<VoiceSettings>> = {
  embruns: {
    transferNumber: '+33639980901',
    keywords: ['Sillon', 'Rothéneuf', 'Grand Bé', 'kouign-amann', 'Le Goff'],
  },
  suzanne: {
    voice: 'cedar',
    hours: 'desk_hours',
    maxConcurrent: 4,
    keywords: ['Suzanne', 'Cancale', 'pied-de-cheval'],
  },
  armor: { transferNumber: '+33639980904', hours: 'desk_hours', outOfHours: 'closed_message' },
}
