import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import Hourglass from 'lucide-react/icons/hourglass'
import type { Conversation } from '@conciergerie/contract'
import { LoadError } from '@conciergerie/kit/ui/load-error.tsx'
import { useNow } from '@conciergerie/kit/lib/format.ts'
import { whatsappTemplatesQuery } from '../api.ts'
import { shortName } from '../display-name.ts'
import type { Sending } from '../sending/use-send.ts'
import { secondsLeft } from '../thread/reply-window.ts'
import { TemplateForm } from './template-form.tsx'

interface PickerProps {
  conversation: Conversation
  sending: Sending
  /** Back to free text; null when that is not allowed any more. */
  onCancel: (() => void) | null
}

/** In the place of free text once the client has been silent for 24 h: what WhatsApp has approved, with its blanks. */
export function TemplatePicker({ conversation, sending, onCancel }: PickerProps) {
  const { t } = useTranslation('conversations')
  const { data, error, refetch } = useQuery(whatsappTemplatesQuery)
  const isClosed = secondsLeft(conversation, useNow()) === 0
  const approved = data?.items.filter(({ status }) => status === 'approved') ?? []
  return (
    <div className="grid max-h-[50dvh] gap-3 overflow-y-auto px-3 pt-1 pb-3">
      {isClosed && (
        <p className="flex items-start gap-2 text-dense text-ink-2">
          <Hourglass aria-hidden size={14} className="mt-0.5 shrink-0" />
          {t('template.explain', { name: shortName(conversation.client) || t('row.unknown') })}
        </p>
      )}
      {error && <LoadError error={error} onRetry={() => void refetch()} />}
      {data && approved.length === 0 && (
        <p className="text-dense">
          {t('template.none')}{' '}
          <Link to="/settings/channel" className="link">
            {t('template.manage')}
          </Link>
        </p>
      )}
      {approved.length > 0 && (
        <TemplateForm templates={approved} conversation={conversation} sending={sending} onCancel={onCancel} />
      )}
    </div>
  )
}
