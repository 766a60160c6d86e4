import type { MessageCreateParams, Tool } from '@anthropic-ai/sdk/resources/messages'
import type { Answer } from '../build-message.ts'
import { newId, textBlock } from '../build-message.ts'
import { countTokens } from '../tokens.ts'
import { chooseFaq } from './choose-faq.ts'
import { fillSchema } from './fill-schema.ts'
import { guessLanguage } from './language.ts'
import { lastMessage } from './last-message.ts'
import { readFaqs } from './read-faqs.ts'
import { sentencesIn } from './sentences.ts'
import { fold, stems } from './words.ts'

/** Somebody wants a person; folded. */
const A_PERSON =
  /\b(humain|human|vraie personne|real person|receptionniste|receptionist|humano|mensch|mitarbeiter|operatore)\b|\b(parler|speak|talk|hablar|sprechen|parlare)\b.{0,20}\b(quelqu.?un|personne|someone|somebody|person|alguien|persona|jemand|qualcuno)|\bjemand\w* sprechen\b/

interface Thought {
  outcome: 'answered' | 'unanswered' | 'human'
  language: string
  text: string
  faqIds: string[]
  reason: string
}

function systemText({ system = '' }: MessageCreateParams): string {
  return typeof system === 'string' ? system : system.map(({ text }) => text).join('\n')
}

function think(message: string, prompt: string): Thought {
  const language = guessLanguage(message)
  const { hello, human, unanswered } = sentencesIn(language)
  const said = { language, faqIds: [] as string[] }
  if (A_PERSON.test(fold(message))) return { ...said, outcome: 'human', text: human, reason: 'asked' }
  if (stems(message).length === 0) return { ...said, outcome: 'answered', text: hello, reason: 'greeting' }
  const faq = chooseFaq(message, readFaqs(prompt))
  if (!faq) return { ...said, outcome: 'unanswered', text: unanswered, reason: 'no_faq' }
  return { ...said, outcome: 'answered', text: faq.answer, faqIds: [faq.id], reason: '' }
}

function forcedTool({ tool_choice: choice, tools = [] }: MessageCreateParams): Tool | undefined {
  const custom = tools.filter((tool): tool is Tool => 'input_schema' in tool)
  if (choice?.type === 'any') return custom[0]
  return choice?.type === 'tool' ? custom.find(({ name }) => name === choice.name) : undefined
}

function written(request: MessageCreateParams, thought: Thought): string {
  const schema = request.output_config?.format?.schema
  return schema ? JSON.stringify(fillSchema(schema, { ...thought })) : thought.text
}

/** Cut where the request said so, as the real one does. */
function within(limit: number, text: string): Answer {
  if (countTokens(text) <= limit) return { content: [textBlock(text)], stopReason: 'end_turn' }
  const cut = Buffer.from(text)
    .subarray(0, limit * 4)
    .toString('utf8')
  return { content: [textBlock(cut)], stopReason: 'max_tokens' }
}

/**
 * What the simulator answers by itself: the FAQ of the prompt that shares most words with the last message, as text or in
 * the schema that was asked for. Deterministic, and honest when nothing fits.
 */
export function answerByItself(request: MessageCreateParams): Answer {
  const thought = think(lastMessage(request), systemText(request))
  const tool = forcedTool(request)
  if (!tool) return within(request.max_tokens, written(request, thought))
  const input = fillSchema(tool.input_schema, { ...thought })
  const id = newId('toolu')
  return {
    content: [{ type: 'tool_use', id, name: tool.name, input, caller: { type: 'direct' } }],
    stopReason: 'tool_use',
  }
}
