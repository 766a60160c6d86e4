import { z } from 'zod'
import { bookingWordsIn } from '../booking-words/index.ts'
import { keyOf } from './create-reservation.ts'
import { read } from './fields.ts'
import { result } from './session.ts'
import type { ToolSession } from './session.ts'
import { defineTool } from './tool.ts'

const urgencies = ['low', 'normal', 'high'] as const

export const leaveMessage = defineTool({
  name: 'leave_message',
  description: 'Transmet un message du client à l’équipe (demande de rappel, objet oublié, consigne).',
  shown: z.object({
    text: z.string().describe('le message, avec les mots du client'),
    urgency: z.enum(urgencies).describe('urgence').optional(),
  }),
  strict: true,
  acts: true,
  reader: z.object({
    text: read.words(2000),
    urgency: z
      .unknown()
      .optional()
      .transform((value) => urgencies.find((urgency) => urgency === value) ?? 'normal'),
  }),
  run: async ({ text, urgency }, session, { messages }) => {
    const words = bookingWordsIn(session.language)
    const { house, clientId, clientName, phone, conversationId, callId, source } = session
    if (messages === null || text === undefined) return result('impossible', words.cannotNow)
    const left = await messages.leave({
      conciergerieId: house.id,
      clientId,
      name: clientName,
      phone,
      text,
      urgency,
      callbackAt: null,
      source: source === 'voice' || source === 'whatsapp' ? source : 'api',
      conversationId,
      callId,
      idempotencyKey: keyOfMessage(session, text),
    })
    return result('left', words.messageLeft, {
      data: { id: left.id },
      text: words.messageLeft,
      deed: 'left',
      action: { name: 'tool_message', details: {} },
    })
  },
})

/** A burst leaves one message, however a second attempt words it; a call may leave several, each once. */
function keyOfMessage(session: ToolSession, text: string): string {
  const { callId } = session
  return callId === null ? keyOf(session, ['message']) : keyOf({ ...session, turnKey: `call:${callId}` }, text)
}
