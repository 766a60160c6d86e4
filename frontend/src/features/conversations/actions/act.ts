import type { Conversation } from '@conciergerie/contract'
import type { QueryClient } from '@tanstack/react-query'
import type { ToastActions } from '@conciergerie/kit/lib/toasts/use-toast.ts'
import { cancelReadings, findConversation, readAgain, showConversation } from './conversation-cache.ts'

export interface Action {
  id: number
  /** What it makes of the conversation, to show it at once. */
  change: (conversation: Conversation) => Conversation
  ask: () => Promise<{ conversation: Conversation }>
  onDone?: () => void
}

export interface Stage {
  client: QueryClient
  toast: ToastActions
}

/** Shows what an action does, asks the server for it, and takes it back with its reason when that refuses. */
export async function act(stage: Stage, action: Action): Promise<void> {
  const { client, toast } = stage
  const { id, change, ask, onDone } = action
  await cancelReadings(client)
  const before = findConversation(client, id)
  if (before) showConversation(client, change(before))
  try {
    const { conversation } = await ask()
    showConversation(client, conversation)
    onDone?.()
  } catch (error) {
    if (before) showConversation(client, before)
    readAgain(client)
    toast.failed(error, () => void act(stage, action))
  }
}
