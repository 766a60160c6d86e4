import type { Selectable } from 'kysely'
import type { Tables } from '#src/db/tables.ts'

export function presentQuickReply(row: Selectable<Tables['quick_replies']>) {
  return {
    id: row.id,
    shortcut: row.shortcut,
    title: row.title,
    text: row.text,
    locale: row.locale,
    usageCount: row.usage_count,
  }
}

export function presentTemplate(row: Selectable<Tables['whatsapp_templates']>) {
  return {
    id: row.id,
    contentSid: row.content_sid,
    name: row.name,
    language: row.language,
    body: row.body,
    variables: JSON.parse(row.variables) as string[],
    category: row.category as 'utility' | 'marketing' | 'authentication',
    status: row.status as 'approved' | 'pending' | 'rejected' | 'broken',
    syncedAt: row.synced_at,
  }
}
