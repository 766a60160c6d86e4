import { z } from 'zod'
import { wordingIn } from '../wording/index.ts'
import { read } from './fields.ts'
import { result } from './session.ts'
import { defineTool } from './tool.ts'

export const raiseQuestion = defineTool({
  name: 'raise_question',
  description: 'Signale à l’équipe une question sur la maison à laquelle rien ne répond ; une personne répondra.',
  shown: z.object({ question: z.string().describe('la question du client') }),
  strict: true,
  acts: true,
  reader: z.object({ question: read.words(500) }),
  run: async ({ question }, session, { questions }) => {
    const { house, language, conversationId, clientId, callId, heard, source } = session
    const say = wordingIn(language).unanswered
    if (questions === null || question === undefined) return result('impossible', say)
    const id = await questions.file({
      conciergerieId: house.id,
      text: question,
      language,
      channel: source === 'voice' ? 'phone' : 'whatsapp',
      conversationId,
      messageId: heard.messageId,
      clientId,
      callId,
    })
    return result('filed', say, {
      data: { id },
      text: say,
      deed: 'filed',
      action: { name: 'tool_question', details: {} },
    })
  },
})
