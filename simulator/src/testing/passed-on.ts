import { setTimeout } from 'node:timers/promises'
import type { CallEnd, CallerLeg } from '#sim/callers/caller-leg.ts'
import { Changes } from '#sim/lib/changes.ts'

/** A house that passes any caller on, and takes its time: longer than a silence between two sentences. */
export function passedOnAfter(ms: number): CallerLeg & { said: string[] } {
  const changes = new Changes()
  const said: string[] = []
  const state = { heard: 'Good morning. How can I help?', ended: null as CallEnd | null }
  const announce = (change: Partial<typeof state>) => {
    Object.assign(state, change)
    changes.announce()
  }
  return {
    changes,
    said,
    answered: true,
    speaking: false,
    speed: 10,
    get heard() {
      return state.heard
    },
    get ended() {
      return state.ended
    },
    async say(text) {
      said.push(text)
      announce({ heard: `${state.heard} I am passing you to somebody, please hold the line.` })
      void setTimeout(ms).then(() => {
        announce({ ended: 'transferred' })
      })
      await Promise.resolve()
    },
    press: () => undefined,
    hangUp() {
      announce({ ended: 'caller_hung_up' })
    },
  }
}
