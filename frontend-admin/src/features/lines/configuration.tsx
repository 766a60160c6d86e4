import { useState } from 'react'
import type { ReactNode } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import Pencil from 'lucide-react/icons/pencil'
import Trash from 'lucide-react/icons/trash-2'
import { AlertDialog } from '@conciergerie/kit/ui/alert-dialog.tsx'
import { CopyField } from '@conciergerie/kit/ui/copy-field.tsx'
import { IconButton } from '@conciergerie/kit/ui/icon-button.tsx'
import { call } from '@conciergerie/kit/lib/api-client.ts'
import { useFormat } from '@conciergerie/kit/lib/format.ts'
import { useToast } from '@conciergerie/kit/lib/toasts.ts'
import { linesQuery, useLineWrite, withLines } from './api.ts'
import type { Line } from './api.ts'
import { LineForm } from './line-form.tsx'
import { Part } from './part.tsx'

/** How a line is set up, its password never shown; to change, or to take away. */
export function Configuration({ line, onGone }: { line: Line; onGone: () => void }) {
  const { t } = useTranslation('lines')
  const [isEditing, setIsEditing] = useState(false)
  const [isRemoving, setIsRemoving] = useState(false)
  const { phone, dates } = useFormat()
  return (
    <Part
      title={t('configuration')}
      action={
        <>
          <IconButton
            label={t('edit')}
            icon={<Pencil aria-hidden size={16} strokeWidth={1.75} />}
            onClick={() => {
              setIsEditing(true)
            }}
          />
          <IconButton
            label={t('remove')}
            icon={<Trash aria-hidden size={16} strokeWidth={1.75} />}
            onClick={() => {
              setIsRemoving(true)
            }}
          />
        </>
      }
    >
      <dl className="grid grid-cols-[96px_minmax(0,1fr)] gap-x-2 gap-y-1.5 text-dense">
        <Row name={t('number')}>{phone(line.number)}</Row>
        <Row name={t('modeHead')}>{t(`mode.${line.mode}`)}</Row>
        {line.mode === 'sip_bridge' && (
          <>
            <Row name={t('sipUsername')}>{line.sipUsername ?? '—'}</Row>
            <Row name={t('sipPassword')}>{line.hasSipPassword ? '••••••••' : '—'}</Row>
            <Row name={t('sipDomain')}>
              {line.sipDomain ?? '—'}
              {line.sipPort === null ? '' : `:${String(line.sipPort)}`}
            </Row>
            <Row name={t('transport')}>{line.transport.toUpperCase()}</Row>
            <Row name={t('ports')}>
              {line.ports.sip === null ? '—' : t('portsOf', { sip: line.ports.sip, rtp: line.ports.rtp ?? '—' })}
            </Row>
          </>
        )}
        <Row name={t('created')}>{dates.day(line.createdAt)}</Row>
      </dl>
      {line.webhookUrl !== null && (
        <div className="mt-3">
          <p className="mb-1 text-small text-ink-3">{t('webhookHelp')}</p>
          <CopyField value={line.webhookUrl} label={t('webhook')} />
        </div>
      )}
      {isEditing && (
        <LineForm
          line={line}
          onClose={() => {
            setIsEditing(false)
          }}
        />
      )}
      {isRemoving && (
        <RemoveDialog
          line={line}
          onGone={onGone}
          onClose={() => {
            setIsRemoving(false)
          }}
        />
      )}
    </Part>
  )
}

function Row({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-ink-3">{name}</dt>
      <dd className="min-w-0 break-words tabular-nums">{children}</dd>
    </>
  )
}

function RemoveDialog({ line, onGone, onClose }: { line: Line; onGone: () => void; onClose: () => void }) {
  const { t } = useTranslation('lines')
  const { phone } = useFormat()
  const toast = useToast()
  const client = useQueryClient()
  const remove = useLineWrite(() => call('DELETE /api/admin/lines/:id', { params: { id: line.id } }))
  const onConfirm = () => {
    // gone from the screen first: the live stream tells of the deletion before its answer does, and nobody must read it again
    onGone()
    client.setQueryData(
      linesQuery.queryKey,
      withLines((lines) => lines.filter(({ id }) => id !== line.id)),
    )
    remove.mutateAsync(undefined).catch((error: unknown) => {
      toast.failed(error)
    })
  }
  return (
    <AlertDialog
      title={t('removeTitle', { number: phone(line.number), name: line.conciergerie.name })}
      confirm={t('remove')}
      onClose={onClose}
      onConfirm={onConfirm}
    >
      {t('removeText')}
    </AlertDialog>
  )
}
