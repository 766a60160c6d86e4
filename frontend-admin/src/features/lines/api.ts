import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { Endpoints } from '@conciergerie/contract'
import { call } from '@conciergerie/kit/lib/api-client.ts'
import { linesQuery, withLines } from '../../lib/lines.ts'
import type { Line } from '../../lib/lines.ts'

export { leaderQuery, linesQuery, needsLook, withLines } from '../../lib/lines.ts'
export type { Line } from '../../lib/lines.ts'
export type LineDetail = Endpoints['GET /api/admin/lines/:id']['response']
export type LineEvent = LineDetail['history'][number]
export type LineLogEntry = LineDetail['log'][number]
export type NewLine = Endpoints['POST /api/admin/lines']['body']
export type LineChange = Endpoints['PATCH /api/admin/lines/:id']['body']
export type When = 'now' | 'after_calls'

export const modes = ['twilio_stream', 'openai_sip', 'sip_bridge'] as const satisfies readonly Line['mode'][]
export const transports = ['udp', 'tcp', 'tls'] as const satisfies readonly Line['transport'][]

/** The log moves without telling: it is read again often while it is looked at. */
const logEveryMs = 5_000

export const lineQuery = (id: number) =>
  queryOptions({
    queryKey: ['lines', id] as const,
    queryFn: ({ signal }) => call('GET /api/admin/lines/:id', { params: { id }, signal }),
    refetchInterval: logEveryMs,
  })

export const housesQuery = queryOptions({
  queryKey: ['conciergeries', 'list'] as const,
  queryFn: ({ signal }) => call('GET /api/admin/conciergeries', { signal }),
})

/** A write after which the lines are read again. */
export function useLineWrite<V, R>(write: (value: V) => Promise<R>) {
  const client = useQueryClient()
  return useMutation({ mutationFn: write, onSettled: () => client.invalidateQueries({ queryKey: ['lines'] }) })
}

export type Command = { do: 'start' } | { do: 'stop' | 'restart'; when: When }

/** Gives one order to one line. */
export function commandLine(id: number, command: Command): Promise<{ line: Line }> {
  const params = { id }
  if (command.do === 'start') return call('POST /api/admin/lines/:id/start', { params })
  const body = { when: command.when }
  return command.do === 'stop'
    ? call('POST /api/admin/lines/:id/stop', { params, body })
    : call('POST /api/admin/lines/:id/restart', { params, body })
}

/** The list as the server now has it, without waiting for the next reading. */
export function useReplaceLine() {
  const client = useQueryClient()
  return (line: Line) => {
    client.setQueryData(
      linesQuery.queryKey,
      withLines((lines) => lines.map((one) => (one.id === line.id ? line : one))),
    )
    client.setQueryData(lineQuery(line.id).queryKey, (detail) => detail && { ...detail, line })
  }
}
