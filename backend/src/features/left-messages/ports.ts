import type { LeftMessage } from '@conciergerie/contract'

export interface LeftMessageRequest {
  conciergerieId: number
  clientId: number | null
  name: string | null
  phone: string | null
  text: string
  urgency: LeftMessage['urgency']
  callbackAt: string | null
  source: LeftMessage['source']
  conversationId: number | null
  callId: number | null
  idempotencyKey: string | null
}

export interface MessageDesk {
  leave(request: LeftMessageRequest): Promise<LeftMessage>
}
