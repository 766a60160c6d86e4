import { z } from 'zod'
import { id, idParams, instant, itemsOf, locale, text, wholeList } from './common.ts'
import { house, houseAndKeys, ownerOnly, route } from './route.ts'

export const quickReply = z
  .object({ id, shortcut: z.string(), title: z.string(), text: z.string(), locale: z.string(), usageCount: z.int() })
  .meta({ id: 'QuickReply' })

const quickReplyInput = z.strictObject({
  /** What is typed after `/`. */
  shortcut: z
    .string()
    .trim()
    .regex(/^[\p{L}\p{N}_-]{1,30}$/u),
  title: text(80),
  /** May hold {client}, {house}, {concierge}. */
  text: text(1500),
  locale: locale.optional(),
})

/** A WhatsApp template approved by Meta, known to Twilio by its ContentSid. */
export const whatsappTemplate = z
  .object({
    id,
    contentSid: z.string(),
    name: z.string(),
    language: z.string(),
    body: z.string(),
    /** Names of its variables, in order: `1`, `2`… */
    variables: z.array(z.string()),
    category: z.enum(['utility', 'marketing', 'authentication']),
    status: z.enum(['approved', 'pending', 'rejected', 'broken']),
    syncedAt: instant.nullable(),
  })
  .meta({ id: 'WhatsappTemplate' })

const tag = 'Templates'

export const templates = {
  listQuickReplies: route({
    method: 'GET',
    path: '/api/quick-replies',
    who: houseAndKeys,
    tag,
    summary: 'Quick replies',
    ...wholeList(quickReply),
  }),
  createQuickReply: route({
    method: 'POST',
    path: '/api/quick-replies',
    who: house,
    tag,
    summary: 'Add a quick reply',
    body: quickReplyInput,
    response: z.object({ quickReply }),
    status: 201,
  }),
  updateQuickReply: route({
    method: 'PATCH',
    path: '/api/quick-replies/:id',
    who: house,
    tag,
    summary: 'Change a quick reply',
    params: idParams,
    body: quickReplyInput.partial(),
    response: z.object({ quickReply }),
  }),
  removeQuickReply: route({
    method: 'DELETE',
    path: '/api/quick-replies/:id',
    who: house,
    tag,
    summary: 'Delete a quick reply',
    params: idParams,
    status: 204,
  }),
  listWhatsappTemplates: route({
    method: 'GET',
    path: '/api/whatsapp-templates',
    who: houseAndKeys,
    tag,
    summary: 'WhatsApp templates, for outside the 24 h window',
    ...wholeList(whatsappTemplate),
  }),
  syncWhatsappTemplates: route({
    method: 'POST',
    path: '/api/whatsapp-templates/sync',
    who: ownerOnly,
    tag,
    summary: 'Read the templates and their approval again from Twilio',
    response: itemsOf(whatsappTemplate),
  }),
}
