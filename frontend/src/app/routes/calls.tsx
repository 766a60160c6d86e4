import { CallsPage } from '../../features/calls/calls-page.tsx'
import { ClientTimeline } from '../../features/clients/components/client-timeline.tsx'

/** Stands for no conversation: a client may have telephoned only. */
const noConversation = 0

/** `/calls` and `/calls/12`: the calls' room, with all that happened with the client from theirs. */
export function Page() {
  return (
    <CallsPage renderClient={(clientId) => <ClientTimeline clientId={clientId} conversationId={noConversation} />} />
  )
}
