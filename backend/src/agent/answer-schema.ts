import { answerOutcomes } from '@conciergerie/contract'
import { z } from 'zod'

/** The form that the model is asked to fill. */
export const answerForm = z.object({
  outcome: z.enum(answerOutcomes),
  language: z.string().describe('ISO 639-1 code of the language of the latest message of the client'),
  text: z.string().describe('what to send to the client, in that language'),
  faqIds: z.array(z.string()).describe('numbers of the FAQs used'),
  reason: z.string().describe('a short code or sentence, for the house only'),
})

const asText = z
  .union([z.string(), z.number(), z.null()])
  .optional()
  // PostgreSQL keeps no NUL, and the reason is kept as it came
  .transform((value) => String(value ?? '').replaceAll('\0', ''))

/** The same form as it is read: numbers for FAQ numbers and a missing reason are not worth a second request. */
export const answerReader = z.object({
  outcome: z.enum(answerOutcomes),
  language: asText,
  text: asText,
  faqIds: z
    .array(asText)
    .nullish()
    .transform((ids) => ids ?? []),
  reason: asText,
})

/** Nothing in it is believed before the guardrails have read it. */
export type FilledForm = z.output<typeof answerReader>

/** Room for the model's own thinking too, which counts as output. */
export const answerTokens = 2_000
