import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import Forward from 'lucide-react/icons/forward'
import MapPin from 'lucide-react/icons/map-pin'
import Megaphone from 'lucide-react/icons/megaphone'
import MousePointerClick from 'lucide-react/icons/mouse-pointer-click'
import type { Message } from '@conciergerie/contract'
import { isWebAddress } from '../thread/links.ts'
import { useInnerTab } from '../thread/row-tab.ts'

/** What stands before the words: forwarded, from an advertisement, an answer to something, a button. */
export function MessagePreamble({ message }: { message: Message }) {
  const { t } = useTranslation('conversations')
  return (
    <>
      {message.forwarded && <Remark icon={<Forward aria-hidden size={12} />}>{t('message.forwarded')}</Remark>}
      {message.kind === 'button' && (
        <Remark icon={<MousePointerClick aria-hidden size={12} />}>{t('message.button')}</Remark>
      )}
      {message.referral && <Referral referral={message.referral} />}
      {message.repliedTo && (
        <blockquote className="mb-1 border-l-2 border-current/40 pl-2 text-dense opacity-85">
          <span className="sr-only">{t('message.repliesTo')}</span>
          <span className="line-clamp-3">{message.repliedTo.message ?? t('message.older')}</span>
        </blockquote>
      )}
    </>
  )
}

function Remark({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <p className="mb-0.5 flex items-center gap-1 text-small opacity-85">
      {icon}
      {children}
    </p>
  )
}

function Referral({ referral }: { referral: NonNullable<Message['referral']> }) {
  const { t } = useTranslation('conversations')
  const tabIndex = useInnerTab()
  const words = referral.headline ?? t('message.referral')
  return (
    <Remark icon={<Megaphone aria-hidden size={12} className="shrink-0" />}>
      {referral.url === null || !isWebAddress(referral.url) ? (
        words
      ) : (
        <a href={referral.url} tabIndex={tabIndex} target="_blank" rel="noopener noreferrer nofollow" className="link">
          {words}
        </a>
      )}
    </Remark>
  )
}

/** A place, as a link to a map: nothing is fetched from elsewhere before it is pressed. */
export function PlaceLink({ location }: { location: NonNullable<Message['location']> }) {
  const { t } = useTranslation('conversations')
  const tabIndex = useInnerTab()
  const { latitude, longitude, label, address } = location
  const point = `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`
  const map = `https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=16/${latitude}/${longitude}`
  return (
    <a
      href={map}
      tabIndex={tabIndex}
      target="_blank"
      rel="noopener noreferrer"
      className="flex items-start gap-2 text-dense underline-offset-3 hover:underline"
    >
      <MapPin aria-hidden size={16} className="mt-0.5 shrink-0" />
      <span className="grid">
        <span className="font-medium">{label ?? t('message.location')}</span>
        <span className="opacity-85">{address ?? point}</span>
        <span className="sr-only">{t('message.map')}</span>
      </span>
    </a>
  )
}
