import { useCallback } from 'react'
import type { Conversation } from '@conciergerie/contract'
import { useSession } from '../../../lib/auth.ts'
import { shortName } from '../display-name.ts'
import { fillVariables } from './fill-variables.ts'

/** Puts this client, this house and this concierge into a text. */
export function useVariables(client: Conversation['client']): (text: string) => string {
  const { conciergerie, member } = useSession()
  return useCallback(
    (text: string) =>
      fillVariables(text, {
        client: shortName(client),
        house: conciergerie.name,
        concierge: member.name.split(/\s+/)[0] ?? '',
      }),
    [client, conciergerie.name, member.name],
  )
}
