import type { LineRoad, RoadHost } from './media-leg.ts'

/** Where there is no SIP bridge: every line says so. */
export function noLines(host: RoadHost): LineRoad {
  const say = (lineId: number) => {
    host.report({ lineId, state: 'failed', detail: 'this installation has no SIP bridge', sipPort: null })
  }
  return {
    start: ({ lineId }) => {
      say(lineId)
    },
    stop: (lineId) => {
      host.report({ lineId, state: 'down', detail: null, sipPort: null })
    },
    check: say,
    close: () => Promise.resolve(),
  }
}
