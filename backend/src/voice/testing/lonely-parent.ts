import { createLogger } from '#src/logger.ts'
import { MediaProcess } from '../media-process.ts'
import { mediaConfig } from './media-config.ts'

/** A main that starts a media process, says which, and waits to be killed. */
const media = new MediaProcess({ config: mediaConfig('ws://127.0.0.1:9/v1/realtime'), logger: createLogger('silent') })
media.onUp(() => {
  process.stdout.write(`${media.pid ?? 0}\n`)
})
media.start()
