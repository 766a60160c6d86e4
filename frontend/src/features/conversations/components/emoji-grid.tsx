import { useTranslation } from 'react-i18next'

/** Those of a front desk: greetings, thanks, the house, the day. Named, since a picture says nothing to a screen reader. */
const emoji = [
  ['😊', 'smile'],
  ['😀', 'grin'],
  ['😉', 'wink'],
  ['😍', 'love'],
  ['🤗', 'hug'],
  ['😅', 'oops'],
  ['😔', 'sorry'],
  ['🙏', 'thanks'],
  ['👍', 'yes'],
  ['👌', 'perfect'],
  ['👏', 'bravo'],
  ['👋', 'hello'],
  ['🤝', 'deal'],
  ['❤️', 'heart'],
  ['🎉', 'party'],
  ['🥂', 'toast'],
  ['🎂', 'cake'],
  ['🎁', 'gift'],
  ['💐', 'flowers'],
  ['✨', 'sparkle'],
  ['☀️', 'sun'],
  ['🌧️', 'rain'],
  ['🌊', 'sea'],
  ['🏖️', 'beach'],
  ['🛏️', 'bed'],
  ['🔑', 'key'],
  ['🛎️', 'bell'],
  ['🧳', 'luggage'],
  ['🚗', 'car'],
  ['🚕', 'taxi'],
  ['🚆', 'train'],
  ['✈️', 'plane'],
  ['🚲', 'bike'],
  ['🐶', 'dog'],
  ['👶', 'baby'],
  ['🍽️', 'meal'],
  ['☕', 'coffee'],
  ['🥐', 'breakfast'],
  ['🍷', 'wine'],
  ['📍', 'place'],
  ['📞', 'phone'],
  ['⏰', 'clock'],
  ['✅', 'done'],
  ['⚠️', 'warning'],
] as const

const perLine = 8

/** A small set of emoji; arrows move among them. */
export function EmojiGrid({ onPick }: { onPick: (emoji: string) => void }) {
  const { t } = useTranslation('conversations')
  return (
    <div
      className="grid w-70 grid-cols-8 p-1.5"
      onKeyDown={(event) => {
        const step = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: perLine, ArrowUp: -perLine }[event.key]
        if (step === undefined) return
        event.preventDefault()
        const buttons = [...event.currentTarget.querySelectorAll('button')]
        const at = buttons.findIndex((button) => button === document.activeElement)
        buttons[Math.max(0, Math.min(buttons.length - 1, at + step))]?.focus()
      }}
    >
      {emoji.map(([sign, name]) => (
        <button
          key={name}
          type="button"
          aria-label={t(`emoji.${name}`)}
          title={t(`emoji.${name}`)}
          onClick={() => {
            onPick(sign)
          }}
          className="inline-flex aspect-square items-center justify-center rounded-control text-[20px] hover:bg-hover"
        >
          {sign}
        </button>
      ))}
    </div>
  )
}
