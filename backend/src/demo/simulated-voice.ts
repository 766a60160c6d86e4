import { OpenAiRealtimeSimulator } from '@conciergerie/simulator'

/** A voice model of this machine alone, for those who have no key. */
export async function openSimulatedVoice(): Promise<{
  realtimeUrl: string
  apiKey: string
  close: () => Promise<void>
}> {
  const simulator = new OpenAiRealtimeSimulator()
  await simulator.listen(0, '127.0.0.1')
  return { realtimeUrl: simulator.realtimeUrl, apiKey: 'sk-none', close: () => simulator.close() }
}
