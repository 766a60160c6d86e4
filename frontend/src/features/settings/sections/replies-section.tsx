import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import Pencil from 'lucide-react/icons/pencil'
import RefreshCw from 'lucide-react/icons/refresh-cw'
import Trash from 'lucide-react/icons/trash-2'
import { Badge } from '@conciergerie/kit/ui/badge.tsx'
import { Button } from '@conciergerie/kit/ui/button.tsx'
import { EmptyState } from '@conciergerie/kit/ui/empty-state.tsx'
import { IconButton } from '@conciergerie/kit/ui/icon-button.tsx'
import { call } from '@conciergerie/kit/lib/api-client.ts'
import { useToast } from '@conciergerie/kit/lib/toasts.ts'
import { useIs } from '../../../lib/auth.ts'
import { quickRepliesQuery, templatesQuery, useWrite } from '../api.ts'
import type { QuickReply } from '../api.ts'
import { ReplyDialog } from '../reply-dialog.tsx'
import { ListSection } from '../list-section.tsx'
import { Loaded } from '../section.tsx'

/** Ready words: quick replies of the team, and the templates that WhatsApp approved. */
export function RepliesSection() {
  const { t } = useTranslation('settings')
  return (
    <ListSection
      title={t('section.replies')}
      lead={t('replies.lead')}
      add={t('replies.add')}
      query={useQuery(quickRepliesQuery)}
      empty={{ title: t('replies.none'), help: t('replies.noneHelp') }}
      dialog={(reply, close) => <ReplyDialog reply={reply} onClose={close} />}
      below={<Templates />}
    >
      {(replies, edit) => (
        <ul className="mt-2">
          {replies.map((reply) => (
            <ReplyRow
              key={reply.id}
              reply={reply}
              onEdit={() => {
                edit(reply)
              }}
            />
          ))}
        </ul>
      )}
    </ListSection>
  )
}

function ReplyRow({ reply, onEdit }: { reply: QuickReply; onEdit: () => void }) {
  const { t } = useTranslation('settings')
  const toast = useToast()
  const { shortcut, title, text, locale } = reply
  const remove = useWrite(
    () => call('DELETE /api/quick-replies/:id', { params: { id: reply.id } }),
    quickRepliesQuery.queryKey,
  )
  const restore = useWrite(
    () => call('POST /api/quick-replies', { body: { shortcut, title, text, locale } }),
    quickRepliesQuery.queryKey,
  )
  const onRemove = () => {
    remove.mutate(undefined, {
      onError: (error) => {
        toast.failed(error)
      },
      onSuccess: () => {
        toast.done(t('replies.removed', { shortcut }), () => {
          restore.mutate(undefined)
        })
      },
    })
  }
  return (
    <li className="flex min-h-16 items-center gap-3 border-b border-line py-2">
      <span className="w-28 shrink-0 truncate font-mono text-small text-accent-ink">/{shortcut}</span>
      <span className="min-w-0 grow">
        <span className="block truncate font-medium">{title}</span>
        <span className="block truncate text-dense text-ink-2">{text}</span>
      </span>
      <IconButton
        label={t('replies.edit', { title })}
        icon={<Pencil aria-hidden size={16} strokeWidth={1.75} />}
        onClick={onEdit}
      />
      <IconButton
        label={t('replies.remove', { title })}
        icon={<Trash aria-hidden size={16} strokeWidth={1.75} />}
        onClick={onRemove}
      />
    </li>
  )
}

const tones = { approved: 'ok', pending: 'warn', rejected: 'danger', broken: 'danger' } as const

function Templates() {
  const { t } = useTranslation('settings')
  const isOwner = useIs('owner')
  const toast = useToast()
  const query = useQuery(templatesQuery)
  const sync = useWrite(() => call('POST /api/whatsapp-templates/sync'), templatesQuery.queryKey)
  return (
    <>
      <header className="mt-8 flex min-h-12 items-center gap-3 border-b border-line">
        <h3 className="text-base font-semibold">{t('templates.title')}</h3>
        {isOwner && (
          <Button
            size="small"
            className="ml-auto"
            busy={sync.isPending}
            icon={<RefreshCw aria-hidden size={14} />}
            onClick={() => {
              sync.mutate(undefined, {
                onError: (error) => {
                  toast.failed(error)
                },
              })
            }}
          >
            {t('templates.sync')}
          </Button>
        )}
      </header>
      <Loaded query={query}>
        {(items) =>
          items.length === 0 ? (
            <EmptyState title={t('templates.none')}>{t('templates.noneHelp')}</EmptyState>
          ) : (
            <ul>
              {items.map((template) => (
                <li key={template.id} className="border-b border-line py-3">
                  <span className="flex flex-wrap items-center gap-2">
                    <span className="font-medium">{template.name}</span>
                    <Badge tone={tones[template.status]}>{t(`templates.status.${template.status}`)}</Badge>
                    <Badge tone="outline">{t(`templates.category.${template.category}`)}</Badge>
                    <span className="text-small text-ink-3">{template.language}</span>
                  </span>
                  <span lang={template.language} className="mt-1 block text-dense text-ink-2">
                    {template.body}
                  </span>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </>
  )
}
