import { readConfig } from './config.ts'
import { openSimulatedVoice } from './demo/simulated-voice.ts'
import { loadEnvironmentFile } from './environment-file.ts'
import { lineHelp, readLineOptions } from './line/read-options.ts'
import type { LineOptions } from './line/read-options.ts'
import { lineOf, serveByHand } from './line/run-line.ts'
import { createLogger } from './logger.ts'
import { MediaProcess } from './voice/media-process.ts'

/*
 * One SIP line by hand, without a house or a database: is the account right, do calls come, are they heard? The process
 * of the product carries it; the voice is that of the key, or without one the simulated one.
 */
function read(args: string[]): LineOptions {
  try {
    const options = readLineOptions(args, process.env)
    if (options) return options
    process.stdout.write(lineHelp)
    process.exit(0)
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${lineHelp}`)
    process.exit(2)
  }
}

const print = (text: string) => {
  process.stdout.write(`${new Date().toLocaleTimeString('fr-FR')}  ${text}\n`)
}

const options = read(process.argv.slice(2))
const config = readConfig(loadEnvironmentFile(process.env))
const { voice, logLevel } = config
const simulated = voice.apiKey === null ? await openSimulatedVoice() : null
const { realtimeUrl, apiKey } = simulated ?? { realtimeUrl: voice.realtimeUrl, apiKey: voice.apiKey ?? '' }
const { ports: sipPorts, publicAddress } = voice.sip
// a trunk must reach us, in the demonstration too
const host = process.env['SIP_HOST'] ?? '0.0.0.0'
const media = new MediaProcess({
  logger: createLogger('error'),
  config: { apiKey, realtimeUrl, sipPorts, rtpPorts: voice.rtpPorts, publicAddress, host, logLevel },
})

media.listen(serveByHand({ options, model: voice.model, send: (message) => media.send(message), print }))
media.onUp(() => {
  print(simulated ? 'voix simulée (pas de clé OpenAI)' : `voix ${voice.model}`)
  media.send({ to: 'line_start', line: lineOf(options) })
})
media.start()

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void leave())

async function leave(): Promise<void> {
  print('arrêt')
  await media.close()
  await simulated?.close()
}
