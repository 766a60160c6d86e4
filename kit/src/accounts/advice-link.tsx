import { Suspense, lazy, useState } from 'react'

const Advice = lazy(async () => ({ default: (await import('./advice.tsx')).Advice }))

interface Props {
  label: string
  title: string
  text: string
  className?: string
}

/** A link to a few words of advice; the dialog that says them is fetched when it is asked for. */
export function AdviceLink({ label, title, text, className = '' }: Props) {
  const [isOpen, setIsOpen] = useState(false)
  return (
    <>
      <button
        type="button"
        onClick={() => {
          setIsOpen(true)
        }}
        className={`link rounded-chip text-dense max-tablet:min-h-11 ${className}`}
      >
        {label}
      </button>
      {isOpen && (
        <Suspense>
          <Advice
            title={title}
            text={text}
            onClose={() => {
              setIsOpen(false)
            }}
          />
        </Suspense>
      )}
    </>
  )
}
