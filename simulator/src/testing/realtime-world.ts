import OpenAI from 'openai'
import { OpenAiRealtimeSimulator } from '#sim/openai-realtime/openai-realtime-simulator.ts'
import type { RealtimeSettings } from '#sim/openai-realtime/settings.ts'
import type { ClientOptions } from './realtime-client.ts'
import { RealtimeClient } from './realtime-client.ts'

const OPENAI_KEY = 'sk-simulated'

/** Nothing is waited for. */
const AT_ONCE = { firstAudioMs: 0, everyMs: 0, transcriptMs: 0 }

export interface RealtimeWorld {
  openai: OpenAiRealtimeSimulator
  /** The real SDK for the REST API and webhooks. */
  sdk: OpenAI
  connect(query?: string, options?: ClientOptions): RealtimeClient
  close(): Promise<void>
}

export async function startRealtimeWorld(settings: RealtimeSettings = {}): Promise<RealtimeWorld> {
  const openai = new OpenAiRealtimeSimulator({ apiKey: OPENAI_KEY, timing: AT_ONCE, speed: 50, ...settings })
  await openai.listen(0, '127.0.0.1')
  const clients: RealtimeClient[] = []
  return {
    openai,
    sdk: new OpenAI({
      apiKey: OPENAI_KEY,
      baseURL: openai.baseUrl,
      maxRetries: 0,
      webhookSecret: openai.webhookSecret,
    }),
    connect: (query = 'model=gpt-realtime-2.1', options = {}) => {
      const client = new RealtimeClient(`${openai.realtimeUrl}?${query}`, options)
      clients.push(client)
      return client
    },
    close: async () => {
      for (const client of clients) client.close()
      await openai.close()
    },
  }
}
