import { Lab } from '../backend/test/sip/lab.ts'
import type { Check } from '../backend/test/sip/lab.ts'
import { hasTool } from '../backend/test/sip/peers/tools.ts'
import { crowd } from '../backend/test/sip/scenarios/crowds.ts'
import { loss } from '../backend/test/sip/scenarios/signalling.ts'
import type { Step } from './lib/progress.ts'
import type { Row } from './lib/report.ts'

/** The figures of `test:sip` that have a bar, by what they are called there. */
const bars: Record<string, { name: string; bar: string }> = {
  'calls ended as written': { name: 'pont SIP, 50 appels : menés à leur fin', bar: '50/50' },
  'packets lost': { name: 'pont SIP, 50 appels : paquets perdus', bar: '≤ 0' },
  'send gap p99, worst call': { name: 'pont SIP, 50 appels : écart d’envoi p99, pire appel', bar: '≤ 30 ms' },
  'caller heard, worst call': { name: 'pont SIP, 50 appels : corrélation, pire appel', bar: '≥ 0.999' },
  'calls set up under 15 % loss each way': { name: 'pont SIP : appels établis, 15 % de pertes', bar: '60/60' },
}

/** The SIP bridge, called by SIPp as in `test:sip`; nothing where it is not installed, and that is said. */
export async function judgeSip(step: Step): Promise<Row[]> {
  if (!hasTool('sipp')) {
    process.stdout.write('  PONT SIP NON MESURÉ : sipp n’est pas installé (apt-get install sip-tester)\n')
    return []
  }
  const lab = new Lab()
  try {
    step('pont SIP : 50 appels')
    const crowded = await crowd(50)(lab)
    step('pont SIP : 60 appels, 15 % de la signalisation perdue dans chaque sens')
    return [...crowded, ...(await loss(lab))].flatMap(rowOf)
  } finally {
    await lab.close()
  }
}

function rowOf({ what, ok, figure }: Check): Row[] {
  const row = bars[what]
  return row ? [{ ...row, value: figure, ok }] : []
}
