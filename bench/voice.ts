import path from 'node:path'
import { MeasuredServer } from './lib/child.ts'
import { takeCores } from './lib/cores.ts'
import type { Cores } from './lib/cores.ts'
import { showLoad } from './lib/progress.ts'
import type { Step } from './lib/progress.ts'
import { atLeast, atMost } from './lib/report.ts'
import type { Bench, Row } from './lib/report.ts'
import { median, quantile, round } from './lib/statistics.ts'
import { measureBargeIns } from './lib/voice-barge-in.ts'
import { preparePeer } from './lib/voice-peer.ts'
import { RealtimeFake } from './lib/voice-realtime.ts'
import { measureRelay } from './lib/voice-round.ts'
import type { RelayRound } from './lib/voice-round.ts'
import { measureFirstAudio, measureSoak } from './lib/voice-soak.ts'
import { judgeSip } from './voice-sip.ts'

const servers = path.join(import.meta.dirname, 'servers')
const scripts = { raw: 'voice-raw.ts', peer: 'voice-peer.ts', ours: 'voice-ours.ts' }
type Side = keyof typeof scripts

interface World {
  model: RealtimeFake
  quick: boolean
  step: Step
  cores: Cores | null
}

const detail = (text: string) => process.stdout.write(`          ${text}  (${showLoad()})\n`)
const p = (values: readonly number[], q: number) => round(quantile(values, q), 1)

/** Each side of a round is a process of its own, started afresh. */
async function withServer<T>(
  side: Side,
  { model, cores }: World,
  run: (server: MeasuredServer) => Promise<T>,
): Promise<T> {
  const script = path.join(servers, scripts[side])
  const server = await MeasuredServer.start(script, { BENCH_REALTIME: model.url }, cores?.server)
  try {
    return await run(server)
  } finally {
    await server.stop()
  }
}

/** The telephone: the relay of a call’s sound from Twilio to the voice model and back, then the SIP bridge. */
export const benchVoice: Bench = async ({ quick, step, peer }) => {
  const rows = await judgeStreams(quick, peer, step)
  return [...rows, ...(await judgeSip(step))]
}

/** What the relay costs, how long it takes, what it loses. */
async function judgeStreams(quick: boolean, peer: boolean, step: Step): Promise<Row[]> {
  const model = await RealtimeFake.open()
  const cores = takeCores()
  if (!cores) process.stdout.write('  sans taskset, ou sur un seul cœur : mesure et relais se partagent la machine\n')
  const world: World = { model, quick, step, cores }
  const hasPeer = preparePeer(peer)
  if (!hasPeer)
    process.stdout.write('  PAIR NON MESURÉ : il n’est pas installé (--peer l’installe dans .cache/voice-peer)\n')
  try {
    const sides: Side[] = hasPeer ? ['raw', 'peer', 'ours'] : ['raw', 'ours']
    const relay = await takeTurns(sides, world)
    return [
      ...judgeRelay(relay),
      ...(await judgeBargeIns(world, hasPeer)),
      ...(await judgeFirstAudio(world)),
      await judgeRestart(world),
      ...(await judgeSoak(world)),
    ]
  } finally {
    cores?.giveBack()
    model.close()
  }
}

async function takeTurns(sides: readonly Side[], world: World): Promise<Record<Side, RelayRound[]>> {
  const found: Record<Side, RelayRound[]> = { raw: [], peer: [], ours: [] }
  const rounds = world.quick ? 5 : 7
  for (let turn = 1; turn <= rounds; turn++) {
    for (const side of sides) {
      world.step(`tour ${turn} sur ${rounds} : ${side}, 150 appels`)
      const one = await withServer(side, world, (server) => measureRelay(server, 150, 5_000))
      found[side].push(one)
      const times = `p50 ${p(one.delays, 0.5)} ms, p99 ${p(one.delays, 0.99)} ms`
      detail(`${round(one.cpuPerMessage, 1)} µs par message, ${times}, ${round(one.marksPerFrame)} marque par trame`)
    }
  }
  return found
}

function judgeRelay({ raw, peer, ours }: Record<Side, RelayRound[]>): Row[] {
  const against = (others: readonly RelayRound[], of: (one: RelayRound, other: RelayRound) => number) =>
    round(median(ours.flatMap((one, i) => (others[i] ? [of(one, others[i])] : []))))
  const cpu = (others: readonly RelayRound[]) =>
    against(others, (one, other) => one.cpuPerMessage / other.cpuPerMessage)
  const p99 = ({ delays }: RelayRound) => quantile(delays, 0.99)
  const sum = (of: (one: RelayRound) => number) => ours.reduce((total, one) => total + of(one), 0)
  return [
    atMost('CPU par message ÷ ws nu', cpu(raw), 1.3, '×'),
    ...(peer.length > 0
      ? [
          atMost('CPU par message ÷ @openai/agents-extensions 0.18', cpu(peer), 0.7, '×'),
          atLeast(
            'marques ÷ les siennes',
            against(peer, (one, other) => one.marksPerFrame / other.marksPerFrame),
            0.5,
            '×',
          ),
        ]
      : []),
    atMost(
      'aller-retour p99 à 150 appels, au-delà de ws nu',
      against(raw, (one, other) => p99(one) - p99(other)),
      10,
      ' ms',
    ),
    atMost(
      'trames perdues',
      sum(({ lost }) => lost),
      0,
    ),
    atMost(
      'trames dans le désordre',
      sum(({ reordered }) => reordered),
      0,
    ),
  ]
}

async function judgeBargeIns(world: World, hasPeer: boolean): Promise<Row[]> {
  const times = world.quick ? 5 : 12
  const measure = (side: Side) => {
    world.step(`interruptions, 40 appels : ${side}`)
    return withServer(side, world, (server) => measureBargeIns(server, world.model, 40, times))
  }
  const theirs = hasPeer ? await measure('peer') : null
  if (theirs)
    detail(`pair : p50 ${p(theirs.delays, 0.5)} ms, p99 ${p(theirs.delays, 0.99)} ms, ${theirs.stale} trames de trop`)
  const ours = await measure('ours')
  detail(`p50 ${p(ours.delays, 0.5)} ms, p99 ${p(ours.delays, 0.99)} ms sur ${ours.delays.length}`)
  return [
    atMost('interruption → clear, p99 à 40 appels', p(ours.delays, 0.99), 10, ' ms'),
    atMost('interruptions sans clear', ours.missed, 0),
    atMost('trames coupées envoyées après le clear', ours.stale, 0),
  ]
}

async function judgeFirstAudio(world: World): Promise<Row[]> {
  world.step('premiers sons')
  const delays = await withServer('ours', world, (server) => measureFirstAudio(server, world.quick ? 30 : 100))
  detail(`p50 ${p(delays, 0.5)} ms, p95 ${p(delays, 0.95)} ms, p99 ${p(delays, 0.99)} ms`)
  return [atMost('décroché → premier son, au-delà du modèle, p95', p(delays, 0.95), 50, ' ms')]
}

/** The media process dies as a power cut would have it. */
async function judgeRestart(world: World): Promise<Row> {
  world.step('processus média tué')
  const { ms } = await withServer('ours', world, (server) => server.ask<{ ms: number }>('kill'))
  return atMost('processus média tué → de nouveau prêt', round(ms / 1000, 1), 5, ' s')
}

async function judgeSoak(world: World): Promise<Row[]> {
  const calls = world.quick ? 60 : 200
  world.step(`${calls} appels courts`)
  const { soak, pid } = await withServer('ours', world, async (server) => {
    const found = await measureSoak(server, world.model, calls)
    return { soak: found, pid: (await server.ask<{ pid: number | null }>('end')).pid }
  })
  return [
    atLeast('appels courts menés à leur fin', soak.ended, calls),
    atMost('minuteurs et connexions laissés', soak.resources, 0),
    atMost('fichiers ouverts laissés', soak.files, 0),
    atMost('sessions du modèle laissées', soak.sessions, 0),
    atMost('processus laissés', pid !== null && isRunning(pid) ? 1 : 0, 0),
  ]
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
