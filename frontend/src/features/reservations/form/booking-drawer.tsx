import { useState } from 'react'
import type { SubmitEvent } from 'react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Alternative } from '@conciergerie/contract'
import { Button } from '@conciergerie/kit/ui/button.tsx'
import { Drawer } from '@conciergerie/kit/ui/dialog.tsx'
import { ApiError, call, isCode } from '@conciergerie/kit/lib/api-client.ts'
import { useToast } from '@conciergerie/kit/lib/toasts.ts'
import { FieldError } from '@conciergerie/kit/ui/field.tsx'
import { useErrorWords } from '@conciergerie/kit/lib/error-words.ts'
import { unitTypesQuery, useReservationWrite } from '../api.ts'
import type { Reservation } from '../api.ts'
import { Refusal } from '../components/refusal.tsx'
import type { Place } from '../use-place.ts'
import { bookingOf, startDraft, wishOf } from './draft.ts'
import type { Draft } from './draft.ts'
import { GuestFields } from './guest-fields.tsx'
import { Offer } from './offer.tsx'
import { useAvailability } from './use-availability.ts'
import { WishFields } from './wish-fields.tsx'

interface Props {
  place: Place
  onBooked: (id: number) => void
  /** It is not to be sold: another form. */
  onBlock: () => void
  onClose: () => void
}

/** A booking by hand: what is wanted, what is free for it, for whom. */
export function BookingDrawer({ place, onBooked, onBlock, onClose }: Props) {
  const { t } = useTranslation('reservations')
  const toast = useToast()
  const [draft, setDraft] = useState(() => startDraft(place))
  // the same press sent twice books once; another wish is another attempt
  const [attempt, setAttempt] = useState(() => crypto.randomUUID())
  const { data: types = [] } = useQuery(unitTypesQuery)
  const wish = wishOf(draft)
  const { query: offer, isCurrent } = useAvailability(wish)
  const chosen = offer.data?.options.find(({ unitType }) => unitType === draft.unitType) ?? null
  const book = useReservationWrite((body: ReturnType<typeof bookingOf>) =>
    // all the same, in spite of a rule, is another body
    call('POST /api/reservations', { body, idempotencyKey: body.override ? `${attempt}-override` : attempt }),
  )
  const change = (part: Partial<Draft>) => {
    setDraft((now) => ({ ...now, ...part }))
    setAttempt(crypto.randomUUID())
    book.reset()
  }
  const take = (one: Alternative) => {
    change({
      unitType: one.unitType,
      unitId: null,
      from: one.dateFrom,
      ...(one.dateTo === null ? {} : { to: one.dateTo }),
      ...(one.time === null ? {} : { time: one.time }),
    })
  }
  const send = (override: boolean) => {
    if (wish === null) return
    const body = bookingOf(draft, wish, chosen?.totalCents ?? null)
    book.mutate(override ? { ...body, override } : body, {
      onSuccess: ({ reservation }) => {
        const { id, code } = reservation as Reservation
        toast.done(t('form.booked', { code }))
        onBooked(id)
      },
    })
  }
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    send(false)
  }
  const override = () => {
    send(true)
  }
  const fields = book.error instanceof ApiError ? book.error.fields : {}
  const isReady = wish !== null && isCurrent && (draft.clientId !== null || draft.name.trim() !== '')
  return (
    <Drawer
      title={t('form.title')}
      onClose={onClose}
      footer={
        <>
          <Button variant="ghost" className="mr-auto" onClick={onBlock}>
            {t('block.instead')}
          </Button>
          <Button type="submit" form="booking" variant="filled" busy={book.isPending} disabled={!isReady}>
            {t(draft.holdMinutes > 0 ? 'form.hold' : 'form.confirm')}
          </Button>
        </>
      }
    >
      <form id="booking" onSubmit={submit} className="grid gap-5">
        <WishFields draft={draft} types={types} errors={fields} onChange={change} />
        <Offer query={offer} draft={draft} onChange={change} onTake={take} />
        <GuestFields draft={draft} errors={fields} onChange={change} />
        {book.error && <Failure error={book.error} onTake={take} onOverride={override} />}
      </form>
    </Drawer>
  )
}

interface FailureProps {
  error: unknown
  onTake: (one: Alternative) => void
  onOverride: () => void
}

function Failure({ error, onTake, onOverride }: FailureProps) {
  const { t } = useTranslation('reservations')
  const wordsOf = useErrorWords()
  const override = { label: t('override.book'), busy: false, run: onOverride }
  if (isCode(error, 'not_available')) return <Refusal error={error} onChoose={onTake} override={override} />
  return <FieldError>{wordsOf(error)}</FieldError>
}
