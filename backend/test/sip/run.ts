import { loadavg } from 'node:os'
import { Lab } from './lab.ts'
import type { Check } from './lab.ts'
import { hasTool, outsideAddress } from './peers/tools.ts'
import { booking } from './scenarios/booking.ts'
import { crowd } from './scenarios/crowds.ts'
import { callThroughTrunk, refusedPassword, trunkComesLater } from './scenarios/registered.ts'
import { callOverTls, refusedOverTls } from './scenarios/over-tls.ts'
import { cancelled, hold, leaks, loss, options } from './scenarios/signalling.ts'

/*
 * The SIP bridge against real peers: Debian's sipp, baresip, kamailio, sipsak. What is not installed is said and passed
 * over. Arguments: names of scenarios; none = all of them.
 */

interface Scenario {
  name: string
  needs: readonly string[]
  run: (lab: Lab) => Promise<Check[]>
}

const packages = 'sip-tester baresip-core kamailio kamailio-tls-modules openssl sipsak'

const scenarios: Scenario[] = [
  { name: 'options', needs: ['sipsak'], run: options },
  { name: 'cancel', needs: ['sipp'], run: cancelled },
  { name: 'hold', needs: ['sipp'], run: hold },
  { name: 'call', needs: ['sipp'], run: crowd(1) },
  { name: 'calls-20', needs: ['sipp'], run: crowd(20) },
  { name: 'calls-50', needs: ['sipp'], run: crowd(50) },
  { name: 'loss', needs: ['sipp'], run: loss },
  { name: 'password', needs: ['kamailio'], run: refusedPassword },
  { name: 'trunk-later', needs: ['kamailio'], run: trunkComesLater },
  { name: 'trunk-udp', needs: ['kamailio', 'baresip'], run: callThroughTrunk('udp', 'pcma') },
  { name: 'trunk-tcp', needs: ['kamailio', 'baresip'], run: callThroughTrunk('tcp', 'pcmu') },
  { name: 'tls-refused', needs: ['kamailio', 'kamailio-tls-modules', 'openssl'], run: refusedOverTls },
  { name: 'trunk-tls', needs: ['kamailio', 'kamailio-tls-modules', 'openssl', 'baresip'], run: callOverTls },
  { name: 'booking', needs: ['kamailio', 'baresip'], run: booking },
  { name: 'leaks', needs: ['sipp'], run: leaks },
]

const wanted = process.argv.slice(2)
const unknown = wanted.filter((name) => !scenarios.some((scenario) => scenario.name === name))
if (unknown.length > 0) {
  process.stderr.write(`scénario inconnu : ${unknown.join(', ')} (${scenarios.map(({ name }) => name).join(', ')})\n`)
  process.exit(2)
}

const lab = new Lab()
let failures = 0
let skipped = 0
try {
  for (const scenario of scenarios) if (wanted.length === 0 || wanted.includes(scenario.name)) await play(scenario)
} finally {
  await lab.close()
}
const left = skipped > 0 ? `, ${skipped} sautés` : ''
print(failures > 0 ? `\n${failures} contrôles en échec${left}` : `\ntout est bon${left}`)
process.exit(failures > 0 ? 1 : 0)

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}

async function play({ name, needs, run }: Scenario): Promise<void> {
  const missing = needs.filter((tool) => !hasTool(tool))
  if (needs.includes('baresip') && !outsideAddress()) missing.push('une adresse hors boucle locale')
  if (missing.length > 0) {
    skipped += 1
    print(`\n${name} : SAUTÉ, il manque ${missing.join(', ')} (apt-get install ${packages})`)
    return
  }
  print(`\n${name} (charge ${(loadavg()[0] ?? 0).toFixed(1)})`)
  for (const { what, ok, figure } of await run(lab)) {
    if (!ok) failures += 1
    print(`  ${ok ? '✓' : '✗'} ${what} : ${figure}`)
  }
}
