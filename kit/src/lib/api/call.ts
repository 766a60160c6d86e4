import type { EndpointName, Endpoints } from '@conciergerie/contract'
import { fillAddress } from './address.ts'
import type { AddressInput } from './address.ts'
import { NetworkError } from './errors.ts'
import { readError } from './read-error.ts'

type Body<K extends EndpointName> = Endpoints[K]['body'] extends undefined ? unknown : { body: Endpoints[K]['body'] }

interface CallOptions {
  signal?: AbortSignal
  /** The same key gives one effect, however often it is sent. */
  idempotencyKey?: string
  /** Lets the request outlive the page, for a draft saved on leaving. */
  keepalive?: boolean
}

type CallInput<K extends EndpointName> = AddressInput<K> & Body<K> & CallOptions
type Rest<K extends EndpointName> =
  Partial<CallInput<K>> extends CallInput<K> ? [input?: CallInput<K>] : [input: CallInput<K>]

interface Given extends CallOptions {
  params?: unknown
  query?: unknown
  body?: unknown
  patienceMs?: number
}

const patienceMs = 30_000
const uploadPatienceMs = 300_000

/**
 * Calls a route of the contract.
 * @throws ApiError the server refused
 * @throws NetworkError no answer came
 * @throws DOMException AbortError, when `signal` was aborted
 */
export async function call<K extends EndpointName>(name: K, ...[input]: Rest<K>): Promise<Endpoints[K]['response']> {
  const given: Given = input ?? {}
  const headers = new Headers({ accept: 'application/json' })
  if (given.body !== undefined) headers.set('content-type', 'application/json')
  const body = given.body === undefined ? null : JSON.stringify(given.body)
  return (await send(name, given, headers, body)) as Endpoints[K]['response']
}

/** Sends a file as it is, for routes that take raw bodies. */
export async function upload<K extends EndpointName>(
  name: K,
  file: Blob,
  input: AddressInput<K> & CallOptions,
): Promise<Endpoints[K]['response']> {
  const type = file.type === '' ? 'application/octet-stream' : file.type
  const headers = new Headers({ accept: 'application/json', 'content-type': type })
  return (await send(name, { ...input, patienceMs: uploadPatienceMs }, headers, file)) as Endpoints[K]['response']
}

async function send(name: EndpointName, given: Given, headers: Headers, body: BodyInit | null): Promise<unknown> {
  if (given.idempotencyKey !== undefined) headers.set('idempotency-key', given.idempotencyKey)
  // What the server says is read here: in the language of the screen.
  headers.set('accept-language', document.documentElement.lang || 'fr')
  const method = name.slice(0, name.indexOf(' '))
  const signal = withPatience(given.signal, given.patienceMs ?? patienceMs)
  const init = {
    method,
    headers,
    body,
    signal,
    credentials: 'same-origin',
    keepalive: given.keepalive ?? false,
  } as const
  const response = await attempt(fillAddress(name, given), init, given.signal)
  if (!response.ok) throw await readError(response)
  return readBody(response)
}

function withPatience(signal: AbortSignal | undefined, milliseconds: number): AbortSignal {
  const patience = AbortSignal.timeout(milliseconds)
  return signal ? AbortSignal.any([signal, patience]) : patience
}

async function attempt(address: string, init: RequestInit, asked: AbortSignal | undefined): Promise<Response> {
  try {
    return await fetch(address, init)
  } catch (error) {
    asked?.throwIfAborted()
    throw new NetworkError(error)
  }
}

async function readBody(response: Response): Promise<unknown> {
  if (response.status === 204) return undefined
  try {
    return await response.json()
  } catch (error) {
    throw new NetworkError(error)
  }
}
