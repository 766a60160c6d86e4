import { Route, Routes, useParams } from 'react-router'
import { beforeAll, beforeEach } from 'vitest'
import { startShortcuts } from '../../../lib/shortcuts.ts'
import { renderPart, speak } from '../../../testing/render-app.tsx'
import { Inbox } from '../components/inbox.tsx'

function Page() {
  const id = Number(useParams()['*'])
  return <Inbox currentId={id > 0 ? id : null} renderClient={() => null} />
}

/** The inbox at an address, with its words and its keyboard. */
export function renderInbox(at: string) {
  return renderPart(
    <Routes>
      <Route path="/inbox/*" element={<Page />} />
    </Routes>,
    { at },
  )
}

/** For the head of a test file: words, and a keyboard that listens during each test. */
export function prepareInbox(): void {
  beforeAll(() => speak('conversations', 'clients'))
  beforeEach(() => startShortcuts())
}
