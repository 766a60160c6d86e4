import type { TFunction } from 'i18next'
import type { Conversation } from '@conciergerie/contract'

export interface RowLine {
  /** Whose words they are; none before the client's own. */
  prefix: 'ai' | 'you' | 'draft' | null
  text: string
}

type LastMessage = NonNullable<Conversation['lastMessage']>

/** The second line of a row: a draft that waits comes before what was said. */
export function describeLastLine(t: TFunction<'conversations'>, { draft, lastMessage }: Conversation): RowLine {
  if (draft !== null && draft.trim() !== '') return { prefix: 'draft', text: draft.trim() }
  if (!lastMessage) return { prefix: null, text: t('row.nothing') }
  return { prefix: prefixOf(lastMessage), text: lastMessage.message.trim() || describeKind(t, lastMessage) }
}

function prefixOf({ authorType }: LastMessage): RowLine['prefix'] {
  if (authorType === 'client') return null
  return authorType === 'concierge' ? 'you' : 'ai'
}

/** A message without words, by what it is. */
function describeKind(t: TFunction<'conversations'>, { kind }: LastMessage): string {
  if (kind === 'media' || kind === 'sticker' || kind === 'location' || kind === 'contact') return t(`kind.${kind}`)
  return t('kind.other')
}
