import { plainForSms } from '#src/providers/messaging/sms.ts'
import { cutText } from '#src/text/cut-text.ts'
import { writeHtml } from './letter-html.ts'
import type { NoticeRow } from './notices.store.ts'
import { readPayload } from './parcel.ts'
import type { Outside, Parcel } from './parcel.ts'
import { wordingFor } from './wording.ts'

/** Two messages of SMS at most, link apart. */
const longestDetail = 200

/** A notice to a person of the house, by the way they chose. */
export function packForManager(notice: NoticeRow, outside: Outside): Parcel {
  if (notice.channel === 'sms') {
    if (outside.sms === null) return { kind: 'skip', why: 'sms_off' }
    return { kind: 'sms', to: notice.address, text: shortWords(notice, outside) }
  }
  if (!outside.email) return { kind: 'skip', why: 'email_off' }
  return { kind: 'email', to: notice.address, letter: letter(notice, outside) }
}

function shortWords({ payload }: NoticeRow, { house, publicUrl }: Outside): string {
  const { title = '', detail = '', link, text } = readPayload(payload)
  // an answer to somebody who has written has its words already
  if (text !== undefined) return plainForSms(text)
  const words = cutText([title, detail].filter(Boolean).join('. '), longestDetail)
  return plainForSms([`${house.name} – ${words}`, link && `${publicUrl}${link}`].filter(Boolean).join(' '))
}

function letter({ payload, address }: NoticeRow, { house, publicUrl }: Outside) {
  const { title = '', detail = '', link, locale = 'fr' } = readPayload(payload)
  const url = `${publicUrl}${link ?? '/'}`
  const words = wordingFor(locale)
  return {
    to: address,
    subject: `${house.name} · ${title}`,
    text: `${detail}\n\n${words.letterFoot(house.name, url)}\n`,
    html: writeHtml({
      language: locale.slice(0, 2),
      title,
      paragraphs: [title, detail].filter(Boolean),
      rows: [],
      link: { url, label: words.open },
      jsonLd: null,
    }),
  }
}
