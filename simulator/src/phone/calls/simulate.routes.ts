import { Router } from 'express'
import { placeCalls } from '#sim/callers/place-calls.ts'
import { callScripts } from '#sim/callers/scripts.ts'
import { BadRequest } from '#sim/lib/errors-as-json.ts'
import { dialOn, missingFor, roadNames } from '#sim/callers/roads.ts'
import type { RoadName, Roads } from '#sim/callers/roads.ts'
import { numberIn } from '../say.ts'

const MOST = 500

function countIn(value: unknown, name: string, fallback: number): number {
  const count = value ?? fallback
  if (typeof count !== 'number' || !Number.isInteger(count) || count < 1 || count > MOST)
    throw new BadRequest(`${name}: 1 to ${MOST}`)
  return count
}

function speedIn(value: unknown): number {
  const speed = value ?? 1
  if (typeof speed !== 'number' || !(speed >= 0.5 && speed <= 50)) throw new BadRequest('speed: 0.5 to 50')
  return speed
}

function roadIn(value: unknown): RoadName {
  const road = roadNames.find((name) => name === (value ?? 'twilio_stream'))
  if (!road) throw new BadRequest(`road: ${roadNames.join(' or ')}`)
  return road
}

/** RTP is paced by the clock of the house. */
const tooFast = (road: RoadName, speed: number) =>
  road === 'sip_bridge' && speed !== 1 ? 'sur la voie sip_bridge, le son prend son temps : --speed 1 seulement' : null

function scriptsIn(value: unknown): string[] {
  const names = value ?? Object.keys(callScripts)
  if (!Array.isArray(names) || names.length === 0 || names.some((name) => !(String(name) in callScripts)))
    throw new BadRequest(`scripts: some of ${Object.keys(callScripts).join(', ')}`)
  return names as string[]
}

/** `POST /phone/simulate-calls`: scripted callers ring the house; each outcome is a line of JSON, told as it comes. */
export function simulateRoutes(roads: Roads, houseNumber: string): Router {
  const router = Router()
  router.post('/phone/simulate-calls', async (req, res) => {
    const body = (req.body ?? {}) as Record<string, unknown>
    const count = countIn(body['count'], 'count', 1)
    const wanted = {
      count,
      atOnce: countIn(body['atOnce'], 'atOnce', count),
      scripts: scriptsIn(body['scripts']),
    }
    const to = body['to'] === undefined ? houseNumber : numberIn(body['to'])
    const [road, speed] = [roadIn(body['road']), speedIn(body['speed'])]
    const missing = missingFor(road, roads, to) ?? tooFast(road, speed)
    if (missing !== null) throw new BadRequest(missing, 409)
    const dial = dialOn(road, roads, to, speed)
    res.type('application/x-ndjson')
    res.flushHeaders()
    await placeCalls(dial, wanted, (outcome) => {
      res.write(`${JSON.stringify(outcome)}\n`)
    })
    res.end()
  })
  return router
}
