import { parseArgs } from 'node:util'
import type { CallOutcome } from './callers/run-script.ts'
import { roadNames } from './callers/roads.ts'
import { callScripts } from './callers/scripts.ts'
import { reportCalls } from './cli/report-calls.ts'

const HELP = `npm run simulate:calls -- [nombre] [options]

Passe des appels scénarisés à une maison dont le serveur tourne, par la page du téléphone simulé, et dit ce qui en est sorti.

  nombre               combien d’appels                            (${Object.keys(callScripts).length} : un par scénario)
  --at-once <n>        combien à la fois                           (tous)
  --script <nom>       ${Object.keys(callScripts).join(', ')} ; se répète
  --to <+33…>          le numéro appelé                            (celui de la page)
  --road <voie>        ${roadNames.join(', ')}       (twilio_stream)
                       sip_bridge : une ligne SIP doit être enregistrée chez l’opérateur simulé
  --speed <x>          tant de fois plus vite qu’un vrai appel     (1 ; sip_bridge : toujours 1)
  --page <url>         la page du téléphone simulé                 (http://localhost:3001)
  --help`

class UsageError extends Error {}

function read(args: string[]) {
  const options = {
    'at-once': { type: 'string' },
    script: { type: 'string', multiple: true },
    to: { type: 'string' },
    road: { type: 'string', default: 'twilio_stream' },
    speed: { type: 'string', default: '1' },
    page: { type: 'string', default: 'http://localhost:3001' },
    help: { type: 'boolean', default: false },
  } as const
  try {
    return parseArgs({ args, options, allowPositionals: true })
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : String(error)}\n\n${HELP}`)
  }
}

/** Outcomes as they come, one a line. @throws UsageError when the page is not there, or refuses */
async function* place(page: string, wanted: object): AsyncGenerator<CallOutcome> {
  const response = await fetch(`${page.replace(/\/+$/, '')}/phone/simulate-calls`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(wanted),
  }).catch(() => null)
  if (!response)
    throw new UsageError(
      `Personne ne répond à ${page}. Lancez d’abord la démonstration (npm start) ou npm run simulate.`,
    )
  if (!response.ok || !response.body) throw new UsageError(await refusalOf(response))
  let rest = ''
  for await (const part of response.body.pipeThrough(new TextDecoderStream())) {
    const lines = (rest + part).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) yield JSON.parse(line) as CallOutcome
  }
}

/** What the page says of it, else its answer as it came. */
async function refusalOf(response: Response): Promise<string> {
  const text = await response.text()
  const said = /^\{"error":/.test(text) ? (JSON.parse(text) as { error: unknown }).error : text
  return `La page refuse (${response.status}) : ${String(said)}`
}

async function main(): Promise<void> {
  const { values, positionals } = read(process.argv.slice(2))
  if (values.help) {
    process.stdout.write(`${HELP}\n`)
    return
  }
  const count = Number(positionals[0] ?? values.script?.length ?? Object.keys(callScripts).length)
  if (!Number.isInteger(count) || count < 1) throw new UsageError(`Combien d’appels ?\n\n${HELP}`)
  const wanted = {
    count,
    speed: Number(values.speed),
    road: values.road,
    ...(values['at-once'] !== undefined && { atOnce: Number(values['at-once']) }),
    ...(values.script && { scripts: values.script }),
    ...(values.to !== undefined && { to: values.to }),
  }
  const report = reportCalls((text) => process.stdout.write(text))
  for await (const outcome of place(values.page, wanted)) report.add(outcome)
  process.exitCode = report.end() ? 0 : 1
}

main().catch((error: unknown) => {
  const known = error instanceof UsageError
  process.stderr.write(`${known ? error.message : String(error instanceof Error ? error.stack : error)}\n`)
  process.exitCode = known ? 2 : 1
})
