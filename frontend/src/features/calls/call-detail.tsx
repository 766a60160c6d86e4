import { useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import Check from 'lucide-react/icons/check'
import ChevronLeft from 'lucide-react/icons/chevron-left'
import Flag from 'lucide-react/icons/flag'
import Phone from 'lucide-react/icons/phone'
import { Link } from 'react-router'
import { buttonClass } from '@conciergerie/kit/ui/button-class.ts'
import { Button } from '@conciergerie/kit/ui/button.tsx'
import { LoadError } from '@conciergerie/kit/ui/load-error.tsx'
import { SkeletonRows } from '@conciergerie/kit/ui/skeleton.tsx'
import { spokenTime, useFormat } from '@conciergerie/kit/lib/format.ts'
import { useToast } from '@conciergerie/kit/lib/toasts.ts'
import { callQuery, useCallChange } from './api.ts'
import type { CallDetail as Detail, PhoneCall } from './api.ts'
import { Outcome } from './call-row.tsx'
import { useCallerName } from './caller-name.tsx'
import { Created } from './created.tsx'
import { Facts } from './facts.tsx'
import { FlagDialog } from './flag-dialog.tsx'
import { nameLanguage } from './language-name.ts'
import { Recording } from './recording.tsx'
import { Transcript } from './transcript.tsx'

/** What else happened with a client: another room's affair. */
export type RenderClient = (clientId: number) => ReactNode

interface DetailProps {
  id: number
  back: string
  renderClient: RenderClient
}

/** One call: who, what was said and done, what came of it. */
export function CallDetail({ id, back, renderClient }: DetailProps) {
  const query = useQuery(callQuery(id))
  if (query.error && !query.data) return <LoadError error={query.error} onRetry={() => void query.refetch()} />
  if (!query.data) return <SkeletonRows rows={6} className="h-10" />
  return <Loaded detail={query.data} back={back} renderClient={renderClient} />
}

function Loaded({ detail, back, renderClient }: Omit<DetailProps, 'id'> & { detail: Detail }) {
  const { call, turns, tools, facts, created } = detail
  const player = useRef<HTMLAudioElement>(null)
  const seek = (seconds: number) => {
    if (!player.current) return
    player.current.currentTime = seconds
    void player.current.play()
  }
  return (
    <article className="px-5 py-4 max-tablet:px-4">
      <Head call={call} back={back} />
      <div className="mt-4 grid gap-6 desk:grid-cols-[minmax(0,1fr)_260px]">
        <div className="grid min-w-0 content-start gap-4">
          {call.hasRecording && <Recording callId={call.id} player={player} />}
          <Transcript turns={turns} tools={tools} onSeek={call.hasRecording ? seek : undefined} />
        </div>
        <aside className="grid content-start gap-5">
          <Summary call={call} />
          <Created created={created} />
          {facts.length > 0 && <Facts callId={call.id} facts={facts} />}
          {call.clientId !== null && <div className="border-t border-line pt-4">{renderClient(call.clientId)}</div>}
        </aside>
      </div>
    </article>
  )
}

function Head({ call, back }: { call: PhoneCall; back: string }) {
  const { t } = useTranslation('calls')
  const nameOf = useCallerName()
  const { phone } = useFormat()
  return (
    <header className="flex flex-wrap items-start gap-x-4 gap-y-2">
      <div className="min-w-0 grow">
        <Link to={back} className="mb-1 hidden items-center gap-1 text-small text-ink-2 max-tablet:inline-flex">
          <ChevronLeft aria-hidden size={14} />
          {t('title')}
        </Link>
        <h2 className="flex flex-wrap items-center gap-2 font-serif text-person font-medium">
          {nameOf(call)}
          <span className="font-sans">
            <Outcome call={call} isFilled />
          </span>
        </h2>
        <Figures call={call} />
      </div>
      <div className="flex flex-wrap gap-2">
        {call.phone !== null && call.endedAt !== null && (
          <a
            href={`tel:${call.phone}`}
            className={buttonClass('accent')}
            aria-label={t('callBackAt', { number: phone(call.phone) })}
          >
            <Phone aria-hidden size={16} />
            {t('callBack')}
          </a>
        )}
        <FollowUp call={call} />
        <FlagButton call={call} />
      </div>
    </header>
  )
}

function Figures({ call }: { call: PhoneCall }) {
  const { t, i18n } = useTranslation('calls')
  const { dates, numbers } = useFormat()
  const parts = [
    dates.moment(call.startedAt),
    call.durationSeconds === null ? null : spokenTime(call.durationSeconds),
    nameLanguage(call.language, i18n.language),
    call.responseMs && t('answersIn', { time: numbers.milliseconds(call.responseMs.p50) }),
    call.firstAudioMs === null ? null : t('pickedUpIn', { time: numbers.milliseconds(call.firstAudioMs) }),
    t('costs', { cost: numbers.cost(call.costMicros) }),
    call.passed
      ? t(call.passed.toSelf ? 'takenOverBy' : 'passedOnBy', {
          name: call.passed.by,
          time: dates.clock(call.passed.at),
        })
      : call.endReason && t(`end.${call.endReason}`),
  ]
  return <p className="mt-0.5 text-dense text-ink-2">{parts.filter(Boolean).join(', ')}</p>
}

function FollowUp({ call }: { call: PhoneCall }) {
  const { t } = useTranslation('calls')
  const toast = useToast()
  const change = useCallChange(call.id)
  return (
    <Button
      busy={change.isPending}
      icon={call.needsFollowUp ? <Check aria-hidden size={16} /> : undefined}
      onClick={() => {
        change.mutate(
          { needsFollowUp: !call.needsFollowUp },
          {
            onError: (error) => {
              toast.failed(error)
            },
          },
        )
      }}
    >
      {t(call.needsFollowUp ? 'followedUp' : 'followUp')}
    </Button>
  )
}

function FlagButton({ call }: { call: PhoneCall }) {
  const { t } = useTranslation('calls')
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button
        variant="ghost"
        icon={<Flag aria-hidden size={16} />}
        onClick={() => {
          setOpen(true)
        }}
      >
        {t(call.flag === null ? 'flag' : 'flagged')}
      </Button>
      {open && (
        <FlagDialog
          call={call}
          onClose={() => {
            setOpen(false)
          }}
        />
      )}
    </>
  )
}

function Summary({ call }: { call: PhoneCall }) {
  const { t } = useTranslation('calls')
  return (
    <section aria-labelledby="summary">
      <h3 id="summary" className="mb-1 text-small font-semibold text-ink-2">
        {t('summary')}
      </h3>
      <p className="text-dense [overflow-wrap:anywhere]">
        {call.summary ?? t(call.endedAt === null ? 'summaryLater' : 'noSummary')}
      </p>
      {call.flag !== null && (
        <p className="mt-2 rounded-control bg-warn-soft px-2 py-1 text-small text-warn-ink">{call.flag}</p>
      )}
      {!call.hasRecording && call.endedAt !== null && <p className="mt-2 text-small text-ink-3">{t('noRecording')}</p>}
    </section>
  )
}
