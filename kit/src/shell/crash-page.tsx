import RotateCw from 'lucide-react/icons/rotate-cw'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { crashWords } from './crash-words.ts'

/** A part of the program that is not there any more: it was replaced while this page was open. */
const isReplaced = (error: unknown) =>
  error instanceof TypeError && /dynamically imported|module script|Importing a module/i.test(error.message)

/** In the place of a screen that failed. Its words are in the code: those of the catalogue may be what failed. */
export function CrashPage({ error }: { error: unknown }) {
  const words = crashWords(document.documentElement.lang)
  const { title, help } = isReplaced(error) ? words.replaced : words.failed
  return (
    <main role="alert" className="grow px-5 pt-16 tablet:pl-24">
      <EmptyState
        title={title}
        action={
          <Button
            variant="filled"
            icon={<RotateCw aria-hidden size={14} />}
            onClick={() => {
              window.location.reload()
            }}
          >
            {words.reload}
          </Button>
        }
      >
        {help}
      </EmptyState>
    </main>
  )
}
