import { writeFileSync } from 'node:fs'
import { say } from '#src/text/phrase.ts'
import type { TlsFault } from '#src/voice/media/sip/transport/tls-fault.ts'
import { wordNews } from '#src/voice/supervisor/locales/sip-words.ts'
import { places } from '../lab.ts'
import type { Check, Lab } from '../lab.ts'
import { Authority } from '../peers/authority.ts'
import { startTlsTrunk, tlsSettings } from '../peers/trunk.ts'
import { callOnLine, registering } from './registered.ts'

/** The name that the line knows its trunk by: its certificate must bear it. */
const domain = 'localhost'
const ports = { proven: 5461, otherName: 5462, otherAuthority: 5463, expired: 5464 }
/** Nobody is knocked at again sooner than this (`backoff.ts`: two seconds, of which half are chance). */
const shortestPauseMs = 900
/** Longest until the next try is over: that pause, and what a connection may take to open (`connection-wire.ts`). */
const nextTryMs = 12_000
const backMs = 20_000

function prepareTrunk(lab: Lab) {
  const ours = new Authority(lab.folder, 'authority')
  const doors = [
    { port: ports.proven, ...ours.sign(domain) },
    { port: ports.otherName, ...ours.sign('other.test') },
    { port: ports.otherAuthority, ...new Authority(lab.folder, 'stranger').sign(domain) },
    { port: ports.expired, ...ours.sign(domain, -1) },
  ]
  const settings = lab.file('tls.cfg')
  writeFileSync(settings, tlsSettings(doors))
  const open = () => startTlsTrunk(lab.folder, 'right', doors, settings)
  return { open, trusting: { NODE_EXTRA_CA_CERTS: ours.certificate } }
}

const at = (port: number) => ({ ...registering('tls'), domain, port })

export async function callOverTls(lab: Lab): Promise<Check[]> {
  const { open, trusting } = prepareTrunk(lab)
  let trunk = open()
  try {
    const bridge = await lab.start({}, trusting)
    const checks = await callOnLine(lab, bridge, at(ports.proven), 'pcma')
    await trunk.stop()
    const isDown = await bridge.until(() => bridge.reports.at(-1)?.state !== 'running', backMs)
    trunk = open()
    const isBack = isDown && (await bridge.until(() => bridge.reports.at(-1)?.state === 'running', backMs))
    return [...checks, { what: 'a trunk that hangs up and comes back', ok: isBack, figure: bridge.lastNews }]
  } finally {
    await trunk.stop()
  }
}

interface Refusal {
  what: string
  port: number
  why: TlsFault
  /** Whether the trunk's authority was given to the process. */
  trusting: boolean
}

const refusals: Refusal[] = [
  { what: 'an authority that was not given', port: ports.proven, why: 'tls_authority', trusting: false },
  { what: 'another authority', port: ports.otherAuthority, why: 'tls_authority', trusting: true },
  { what: 'another name', port: ports.otherName, why: 'tls_name', trusting: true },
  { what: 'a certificate that has expired', port: ports.expired, why: 'tls_date', trusting: true },
  { what: 'a port without TLS', port: places.trunkPort, why: 'tls_handshake', trusting: true },
]

/** Trunks that do not prove who they are are told nothing; then the same process shows that it does speak to one that does. */
export async function refusedOverTls(lab: Lab): Promise<Check[]> {
  const { open, trusting } = prepareTrunk(lab)
  const trunk = open()
  const registers = () => trunk.output().match(/REGISTER at \d+/g) ?? []
  try {
    const checks: Check[] = []
    for (const refusal of refusals) {
      const bridge = await lab.start({}, refusal.trusting ? trusting : {})
      checks.push(...(await refuse(bridge, refusal)))
    }
    const before = registers()
    checks.push({
      what: 'the trunk was asked nothing',
      ok: before.length === 0,
      figure: before.join(', ') || 'nothing',
    })
    const bridge = await lab.start({}, trusting)
    const came = await bridge.serve(at(ports.proven), 'running')
    const asked = [...new Set(registers())].join(', ')
    const proven = came && asked === `REGISTER at ${ports.proven}`
    return [...checks, { what: 'until one proves itself', ok: proven, figure: asked || bridge.lastNews }]
  } finally {
    await lab.stop()
    await trunk.stop()
  }
}

async function refuse(bridge: Awaited<ReturnType<Lab['start']>>, { what, port, why }: Refusal): Promise<Check[]> {
  const told = () => bridge.news.filter((news) => news.what === 'trunk_unproven')
  const isDown = await bridge.serve(at(port), 'down')
  const downAt = performance.now()
  const [first] = told()
  const words = first ? say(wordNews(first).text, 'fr') : bridge.lastNews
  const again = await bridge.until(() => told().length > 1, nextTryMs)
  const pauseMs = Math.round(performance.now() - downAt)
  const never = bridge.reports.every(({ state }) => state !== 'running')
  return [
    { what: `${what}: no line, and why`, ok: isDown && never && first?.why === why, figure: words },
    { what: `${what}: tried again, later`, ok: again && pauseMs >= shortestPauseMs, figure: `${pauseMs} ms` },
  ]
}
