import { Route, Routes, useParams } from 'react-router'
import { beforeAll, beforeEach } from 'vitest'
import { startShortcuts } from '@conciergerie/kit/lib/shortcuts.ts'
import { renderPart, speak } from '../../../testing/render-app.tsx'
import { marie } from '../../../testing/samples.ts'
import { Inbox } from '../components/inbox.tsx'

function Page() {
  const id = Number(useParams()['*'])
  return <Inbox currentId={id > 0 ? id : null} renderClient={() => null} />
}

let house = marie.conciergerie

/** The inbox at an address, with its words and its keyboard. */
export function renderInbox(at: string) {
  return renderPart(
    <Routes>
      <Route path="/inbox/*" element={<Page />} />
    </Routes>,
    { at, session: { ...marie, conciergerie: house } },
  )
}

/** For the head of a test file: words, a house whose unsent messages are nobody else's, a keyboard that listens. */
export function prepareInbox(): void {
  beforeAll(() => speak('conversations', 'clients'))
  beforeEach(() => {
    house = { ...house, id: house.id + 1 }
  })
  beforeEach(() => startShortcuts())
}
