import type { Reply } from '#src/features/conversations/reply-author.ts'
import { frenchTypography } from '#src/text/french-typography.ts'
import type { Effort } from './ask-model.ts'
import { toSource } from './quote.ts'
import type { Draft } from './situation.ts'
import { asLanguage, wordingIn } from './wording/index.ts'

interface Dressing {
  houseName: string
  houseLanguage: string
  /** Whether the client must be told that an AI speaks. */
  disclose: boolean
  /** The model's name; null when it was not asked. */
  model: string | null
}

const hello =
  /^(?:bonjour|bonsoir|hello|hi|hey|good (?:morning|afternoon|evening)|hola|buenos días|buenas tardes|hallo|guten (?:tag|morgen|abend)|buongiorno|buonasera|ciao|goedendag|goedemorgen|olá|bom dia|boa tarde)(?: (?:monsieur|madame|there|et bienvenue))?[ ,.!;:\u00a0\u202f-]+/i

/** The draft as it goes out: disclosure in front, the spaces of French, sources, cost. */
export function dress(draft: Draft, dressing: Dressing, effort: Effort): Reply {
  return {
    outcome: draft.outcome,
    text: draft.language === 'fr' ? frenchTypography(disclosed(draft, dressing)) : disclosed(draft, dressing),
    language: draft.language,
    sources: draft.faqs.map((faq) => toSource(faq, draft.text)),
    humanReason: draft.humanReason,
    unansweredQuestion: draft.unansweredQuestion,
    reason: draft.reason,
    madeBy: draft.madeBy,
    actions: draft.actions ?? [],
    memory: draft.memory ?? null,
    recaps: draft.recaps ?? [],
    usage: { model: dressing.model, ...effort.usage, latencyMs: Math.round(effort.elapsedMs) },
  }
}

/** The disclosure greets already. */
function disclosed({ text, language }: Draft, { houseName, houseLanguage, disclose }: Dressing): string {
  if (!disclose) return text
  const words = wordingIn(asLanguage(language) ?? asLanguage(houseLanguage) ?? 'fr')
  const rest = text.replace(hello, '')
  const capital = rest.charAt(0).toUpperCase() + rest.slice(1)
  return `${words.disclosure(houseName)}\n\n${capital}`
}
