import type { MediaConfig } from '../media-protocol.ts'

export const mediaConfig = (realtimeUrl: string): MediaConfig => ({
  realtimeUrl,
  apiKey: 'sk-of-test-and-nothing-else',
  sipPorts: { from: 15_070, to: 15_079 },
  rtpPorts: { from: 25_000, to: 25_099 },
  publicAddress: null,
  host: '127.0.0.1',
  logLevel: 'silent',
})
