import { addDays } from '../../backend/src/agent/dates/days.ts'
import { readWhen } from '../../backend/src/agent/dates/read-when.ts'
import type { When } from '../../backend/src/agent/dates/when.ts'
import { percent, readJsonLines } from './json-lines.ts'
import { atLeast, atMost } from './report.ts'
import type { Row } from './report.ts'

interface Expression {
  text: string
  kind: 'instant' | 'interval' | 'open'
  grain: string
  from: number[]
  to: number[] | null
}

/** The moment at which the expressions were said. */
const today = '2013-02-12'
const nowTime = '04:30'

/** Right, nothing, or wrong: the whole value must match, and a wrong date counts apart because it costs most. */
export function measureDates(file: string): Row[] {
  const rows = readJsonLines<Expression>(file)
  const verdicts = rows.map((row) => {
    const got = write(readWhen(row.text, today))
    return got === null ? 'nothing' : got === gold(row) ? 'right' : 'wrong'
  })
  const share = (verdict: string) => percent(verdicts.filter((one) => one === verdict).length, rows.length)
  return [
    atMost(`dates en français : fausses (${rows.length} expressions)`, share('wrong'), 3, ' %'),
    atLeast('dates en français : justes', share('right'), 60, ' %'),
    { name: 'dates en français : rien plutôt que faux', value: `${share('nothing')} %`, bar: '', ok: true },
  ]
}

function write({ stay, window, time, day }: When): string | null {
  if (stay) return `${stay.from}..${addDays(stay.to, 1)}`
  if (window) return `${day ?? today} ${window.from}..${window.to}`
  if (time) return `${day ?? (time.at < nowTime ? addDays(today, 1) : today)} ${time.at}`
  return day
}

const two = (value = 0) => String(value).padStart(2, '0')
const dayOf = ([year, month, dom]: readonly number[]) => `${year ?? 0}-${two(month)}-${two(dom)}`
const timeOf = ([, , , hour, minute]: readonly number[]) => `${two(hour)}:${two(minute)}`

function gold({ kind, grain, from, to }: Expression): string {
  if (kind === 'instant') return grain === 'Day' ? dayOf(from) : `${dayOf(from)} ${timeOf(from)}`
  if (kind === 'open' || to === null) return 'open'
  if (grain === 'Day') return `${dayOf(from)}..${dayOf(to)}`
  return `${dayOf(from)} ${timeOf(from)}..${dayOf(to) === dayOf(from) ? timeOf(to) : '24:00'}`
}
