import type { Client } from '@conciergerie/contract'
import { ClientHead } from './client-head.tsx'
import { ClientIdentity } from './client-identity.tsx'
import { ClientStanding } from './client-standing.tsx'
import { ClientTimeline } from './client-timeline.tsx'
import { KnownAs } from './known-as.tsx'

interface CardProps {
  client: Client
  conversationId: number
}

/** Sections of a client's card, a hairline between each. */
export function ClientCard({ client, conversationId }: CardProps) {
  return (
    <div className="divide-y divide-line">
      <ClientHead client={client} />
      <ClientStanding client={client} />
      <ClientIdentity client={client} />
      <div className="p-4">
        <ClientTimeline clientId={client.id} conversationId={conversationId} />
      </div>
      <KnownAs client={client} />
    </div>
  )
}
