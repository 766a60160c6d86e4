import type { EndpointName, Endpoints } from '@conciergerie/contract'

type Values = Readonly<Record<string, unknown>>
type Needed<V, K extends string> = [V] extends [undefined]
  ? unknown
  : Partial<V> extends V
    ? { [P in K]?: V }
    : { [P in K]: V }

/** What an address is made of; a part that the route does not have cannot be given. */
export type AddressInput<K extends EndpointName> = Needed<Endpoints[K]['params'], 'params'> &
  Needed<Endpoints[K]['query'], 'query'>

/**
 * The address of a route, for what is not called: a picture, a download, a stream.
 * @param name as in the contract: `GET /api/media/:id`
 */
export function addressOf<K extends EndpointName>(name: K, input: AddressInput<K>): string {
  return fillAddress(name, input as Parts)
}

interface Parts {
  params?: unknown
  query?: unknown
}

export function fillAddress(name: EndpointName, input: Parts): string {
  const params = (input.params ?? {}) as Values
  const path = name.slice(name.indexOf(' ') + 1).replace(/:(\w+)/g, (_, key: string) => {
    return encodeURIComponent(asText(params[key]))
  })
  const search = searchOf((input.query ?? {}) as Values)
  return search === '' ? path : `${path}?${search}`
}

function searchOf(query: Values): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== null && value !== '')
  return new URLSearchParams(given.map(([key, value]) => [key, asText(value)])).toString()
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value ?? '')
}
