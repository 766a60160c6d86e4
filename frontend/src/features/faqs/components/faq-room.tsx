import { Suspense, lazy, useMemo, useState } from 'react'
import type { ReactNode } from 'react'
import { useMedia } from '../../../lib/media.ts'
import { useStored } from '../../../lib/stored.ts'
import { useEditorAddress } from '../editor/use-editor-address.ts'
import { TesterContext } from '../tester/tester-context.ts'
import { citedBy } from '../tester/turns.ts'
import { useTurns } from '../tester/use-turns.ts'
import { FaqEditor } from './faq-editor.tsx'
import { FaqHeader } from './faq-header.tsx'
import { TesterDrawer } from './tester-drawer.tsx'
import { TesterPanel } from './tester-panel.tsx'

const ImportDialog = lazy(async () => ({ default: (await import('./import-dialog.tsx')).ImportDialog }))

/** What both pages have around them: head, tester, editor, import. */
export function FaqRoom({ children }: { children: ReactNode }) {
  const talk = useTurns()
  const cited = useMemo(() => citedBy(talk.turns), [talk.turns])
  const isWide = useMedia('(min-width: 1280px)')
  const [stored, store] = useStored('faq.tester')
  const [isDrawerOpen, setIsDrawerOpen] = useState(false)
  const [isImporting, setIsImporting] = useState(false)
  const { editing } = useEditorAddress()
  const isBeside = isWide && stored !== 'closed'

  const closePanel = () => {
    store('closed')
    focusSoon('[data-opens-tester]')
  }
  const openTester = () => {
    if (!isWide) {
      setIsDrawerOpen(true)
      return
    }
    store(null)
    focusSoon('#tester textarea')
  }
  return (
    <TesterContext value={{ ...talk, cited }}>
      <FaqHeader
        onTest={isBeside ? null : openTester}
        onImport={() => {
          setIsImporting(true)
        }}
      />
      <div className="flex min-h-0 grow">
        <div className="flex min-h-0 min-w-0 grow flex-col">{children}</div>
        {isBeside && <TesterPanel onClose={closePanel} />}
      </div>
      {isDrawerOpen && !isWide && editing === null && (
        <TesterDrawer
          onClose={() => {
            setIsDrawerOpen(false)
          }}
        />
      )}
      <FaqEditor />
      {isImporting && (
        <Suspense>
          <ImportDialog
            onClose={() => {
              setIsImporting(false)
            }}
          />
        </Suspense>
      )}
    </TesterContext>
  )
}

/** What is focused appears with the next picture only. */
function focusSoon(selector: string): void {
  requestAnimationFrame(() => document.querySelector<HTMLElement>(selector)?.focus())
}
