import { Suspense, lazy, useMemo, useState } from 'react'
import type { ReactNode } from 'react'
import { useMedia } from '@conciergerie/kit/lib/media.ts'
import { useStored } from '@conciergerie/kit/lib/stored.ts'
import { useEditorAddress } from '../editor/use-editor-address.ts'
import { focusSoon } from '../focus-home.ts'
import { TesterContext } from '../tester/tester-context.ts'
import { citedBy } from '../tester/turns.ts'
import { useTurns } from '../tester/use-turns.ts'
import { FaqHeader } from './faq-header.tsx'
import { TesterDrawer } from './tester-drawer.tsx'
import { TesterPanel } from './tester-panel.tsx'

const FaqEditor = lazy(async () => ({ default: (await import('./faq-editor.tsx')).FaqEditor }))
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
      <Suspense>
        {/* Always there, so that its code has come when a FAQ is pressed. */}
        <FaqEditor />
      </Suspense>
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
