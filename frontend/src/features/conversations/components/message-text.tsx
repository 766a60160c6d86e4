import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import clsx from 'clsx'
import { splitLinks, splitMentions } from '../thread/links.ts'
import { useInnerTab } from '../thread/row-tab.ts'

const longCharacters = 1500
const longLines = 30

interface TextProps {
  text: string
  /** Of the words, when it is not the reader's own. */
  language: string | null
  /** On a solid surface, where links keep its ink. */
  isSolid?: boolean
  /** In a note, where colleagues are called by `@`. */
  hasMentions?: boolean
}

/** Words as they were written: line breaks kept, addresses made into links, what is very long folded. */
export function MessageText({ text, language, isSolid = false, hasMentions = false }: TextProps) {
  const { t, i18n } = useTranslation('conversations')
  const tabIndex = useInnerTab()
  const [isOpen, setIsOpen] = useState(false)
  const isLong = text.length > longCharacters || text.split('\n').length > longLines
  const lang = language !== null && language !== i18n.language ? language : undefined
  return (
    <>
      <p
        lang={lang}
        dir="auto"
        className={clsx('whitespace-pre-wrap [overflow-wrap:anywhere]', isLong && !isOpen && 'line-clamp-12')}
      >
        {splitLinks(text).map((part, at) =>
          part.isLink ? (
            <a
              key={at}
              href={part.text}
              tabIndex={tabIndex}
              target="_blank"
              rel="noopener noreferrer nofollow"
              className={isSolid ? 'underline underline-offset-3 outline-on-solid' : 'link'}
            >
              {part.text}
            </a>
          ) : hasMentions ? (
            <Mentions key={at} text={part.text} />
          ) : (
            part.text
          ),
        )}
      </p>
      {isLong && (
        <button
          type="button"
          tabIndex={tabIndex}
          aria-expanded={isOpen}
          className="mt-1 text-small font-medium underline underline-offset-3"
          onClick={() => {
            setIsOpen(!isOpen)
          }}
        >
          {isOpen ? t('message.less') : t('message.more')}
        </button>
      )}
    </>
  )
}

function Mentions({ text }: { text: string }) {
  return splitMentions(text).map((part, at) =>
    part.isMention ? (
      <span key={at} className="font-medium text-accent-ink">
        {part.text}
      </span>
    ) : (
      part.text
    ),
  )
}
