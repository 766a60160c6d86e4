import type { Compilable, CompiledQuery, QueryResult } from 'kysely'
import type { Queries } from './database.ts'
import { dialectOf } from './dialect-of.ts'
import { Placeholder } from './placeholder.ts'

/** Under which name PostgreSQL keeps a query that will come again: it is read and planned once for each connection. */
export const preparedName = Symbol('prepared name')

export interface MayBePrepared {
  readonly [preparedName]?: string
}

let statements = 0

/** Gives a placeholder for any parameter asked of it. */
const placeholders: object = new Proxy({}, { get: (_, name) => new Placeholder(String(name)) })

/**
 * A query built and compiled once and then only bound: building and compiling cost several times what SQLite needs to
 * run it. For paths that run on every message; elsewhere plain query builders read better. `build` must use each
 * parameter as a value (`p.name`), never look inside it, and write `in` lists and optional parts some other way.
 */
export function statement<P extends object, R>(
  build: (q: Queries, p: P) => Compilable<R>,
): (q: Queries, params: P) => Promise<QueryResult<R>> {
  const compiled: Partial<Record<'sqlite' | 'postgres', CompiledQuery<R>>> = {}
  const name = `statement ${++statements}`
  return (q, params) => {
    const dialect = dialectOf(q)
    const template = (compiled[dialect] ??= build(q, placeholders as P).compile())
    return q
      .getExecutor()
      .executeQuery<R>(
        prepared(name, { ...template, parameters: template.parameters.map((value) => bind(value, params)) }),
      )
  }
}

const prepared = <R>(name: string, query: CompiledQuery<R>): CompiledQuery<R> & MayBePrepared =>
  Object.assign(query, { [preparedName]: name })

/** Like `statement`, for an update whose columns vary: it is compiled once for each choice of columns. */
export function changeStatement<P extends object, C extends object>(
  build: (q: Queries, p: P, change: C) => Compilable,
): (q: Queries, params: P, change: C) => Promise<QueryResult<unknown>> {
  const known = new Map<string, (q: Queries, params: P) => Promise<QueryResult<unknown>>>()
  return (q, params, change) => {
    const values = Object.entries(change).filter(([, value]) => value !== undefined)
    const columns = values.map(([column]) => column)
    const run = known.get(columns.join()) ?? statement<P, unknown>((on, p) => build(on, p, columnsOf(columns, p) as C))
    known.set(columns.join(), run)
    return run(q, { ...params, ...Object.fromEntries(values.map(([column, value]) => [nameOf(column), value])) })
  }
}

/** Apart from the other parameters, which may be called like a column. */
const nameOf = (column: string) => `to ${column}`

/** The change with placeholders for its values. */
function columnsOf(columns: readonly string[], p: object): object {
  return Object.fromEntries(columns.map((column) => [column, Reflect.get(p, nameOf(column)) as unknown]))
}

function bind(value: unknown, params: object): unknown {
  if (!(value instanceof Placeholder)) return value
  const bound: unknown = Reflect.get(params, value.name)
  if (bound === undefined) throw new Error(`the parameter ${value.name} of a prepared statement is missing`)
  return bound
}
