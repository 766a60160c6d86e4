import { existsSync, readdirSync } from 'node:fs'
import '../../backend/src/voice/media/main.ts'

/** What the media process uses. */
export interface VoiceProbe {
  from: 'probe'
  /** µs, user and system. */
  cpu: number
  /** Timers, sockets and the like that keep it awake, by kind. */
  resources: string[]
  /** Open files; null where the machine does not say. */
  files: number | null
}

const files = '/proc/self/fd'

// The product's own media process, which also says what it uses.
process.on('message', (message: { to: string }) => {
  if (message.to !== 'probe') return
  const { user, system } = process.cpuUsage()
  const open = existsSync(files) ? readdirSync(files).length : null
  const resources = process.getActiveResourcesInfo().toSorted()
  process.send?.({ from: 'probe', cpu: user + system, resources, files: open } satisfies VoiceProbe)
})
