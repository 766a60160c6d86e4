import clsx from 'clsx'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import ConciergeBell from 'lucide-react/icons/concierge-bell'
import Hand from 'lucide-react/icons/hand'
import PhoneForwarded from 'lucide-react/icons/phone-forwarded'
import PhoneOff from 'lucide-react/icons/phone-off'
import { Link } from 'react-router'
import { AlertDialog } from '@conciergerie/kit/ui/alert-dialog.tsx'
import { Button } from '@conciergerie/kit/ui/button.tsx'
import { spokenTime, useFormat, useNow } from '@conciergerie/kit/lib/format.ts'
import { useToast } from '@conciergerie/kit/lib/toasts.ts'
import { liveCallsQuery, useHangUp, useTransfer } from './api.ts'
import type { LiveCall } from './api.ts'
import { useCallerName } from './caller-name.tsx'
import { TransferDialog } from './transfer-dialog.tsx'

/** Calls under way, on top of everything: who, since when, the last words, and what can be done. */
export function LiveStrip({ className }: { className?: string | undefined }) {
  const { t } = useTranslation('calls')
  const { data } = useQuery(liveCallsQuery)
  if (!data || data.items.length === 0) return null
  return (
    <section
      aria-label={t('live')}
      className={clsx('max-h-[36dvh] shrink-0 overflow-y-auto border-b border-line bg-accent-soft', className)}
    >
      <ul>
        {data.items.map((live) => (
          <LiveRow key={live.call.id} live={live} />
        ))}
      </ul>
    </section>
  )
}

function LiveRow({ live: { call, turns } }: { live: LiveCall }) {
  const { t } = useTranslation('calls')
  const { phone } = useFormat()
  const nameOf = useCallerName()
  return (
    <li className="flex flex-wrap items-center gap-x-6 gap-y-3 border-t border-accent-line px-5 py-3 first:border-t-0 max-tablet:px-4">
      <Since at={call.answeredAt ?? call.startedAt} isRinging={call.answeredAt === null} />
      <div className="min-w-0 grow basis-80">
        <p className="flex flex-wrap items-center gap-x-2">
          <Link to={`/calls/${call.id}`} className="font-semibold underline-offset-3 hover:underline">
            {nameOf(call)}
          </Link>
          {call.clientName !== null && call.phone !== null && (
            <span className="text-small text-ink-2">{phone(call.phone)}</span>
          )}
          <span className="inline-flex items-center gap-1 text-small font-medium text-accent-ink">
            <ConciergeBell aria-hidden size={13} />
            {t('assistant')}
          </span>
        </p>
        <dl className="mt-1 grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 text-dense" aria-live="off">
          {turns.slice(-2).map((turn) => (
            <div key={turn.id} className="contents">
              <dt className="text-ink-3">{t(`speaker.${turn.speaker}`)}</dt>
              <dd className="truncate">{turn.text}</dd>
            </div>
          ))}
        </dl>
      </div>
      <Actions callId={call.id} name={nameOf(call)} />
    </li>
  )
}

function Since({ at, isRinging }: { at: string; isRinging: boolean }) {
  const { t } = useTranslation('calls')
  const { durations } = useFormat()
  useNow('second')
  return (
    <p className="flex items-center gap-3">
      <span aria-hidden className="size-2.5 rounded-full bg-accent ring-4 ring-accent-line" />
      <span className="text-dense font-medium text-accent-ink">
        {t(isRinging ? 'ringing' : 'underWay')}
        <span className="block text-title tabular-nums">{spokenTime(Math.floor(durations.since(at)))}</span>
      </span>
    </p>
  )
}

function Actions({ callId, name }: { callId: number; name: string }) {
  const { t } = useTranslation('calls')
  const toast = useToast()
  const transfer = useTransfer(callId)
  const hangUp = useHangUp(callId)
  const [asked, setAsked] = useState<'transfer' | 'hangUp' | null>(null)
  const close = () => {
    setAsked(null)
  }
  const onError = (error: Error) => {
    toast.failed(error)
  }
  return (
    <div className="flex flex-wrap gap-2">
      <Button
        variant="filled"
        busy={transfer.isPending}
        icon={<Hand aria-hidden size={16} />}
        onClick={() => {
          transfer.mutate(
            { toMe: true },
            {
              onError,
              onSuccess: () => {
                toast.done(t('takenOver'))
              },
            },
          )
        }}
      >
        {t('takeOver')}
      </Button>
      <Button
        icon={<PhoneForwarded aria-hidden size={16} />}
        onClick={() => {
          setAsked('transfer')
        }}
      >
        {t('transfer')}
      </Button>
      <Button
        variant="danger"
        icon={<PhoneOff aria-hidden size={16} />}
        onClick={() => {
          setAsked('hangUp')
        }}
      >
        {t('hangUp')}
      </Button>
      {asked === 'transfer' && <TransferDialog callId={callId} onClose={close} />}
      {asked === 'hangUp' && (
        <AlertDialog
          title={t('hangUpOn', { name })}
          confirm={t('hangUp')}
          busy={hangUp.isPending}
          onClose={close}
          onConfirm={() => {
            hangUp.mutate(undefined, { onError, onSettled: close })
          }}
        >
          {t('hangUpHelp')}
        </AlertDialog>
      )}
    </div>
  )
}
