import { SqliteAdapter } from 'kysely'
import type { Compilable, CompiledQuery, QueryResult } from 'kysely'
import type { Queries } from './database.ts'

/** Stands in a compiled query where a parameter will go. */
class Placeholder {
  readonly name: string

  constructor(name: string) {
    this.name = name
  }
}

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
  return (q, params) => {
    const dialect = q.getExecutor().adapter instanceof SqliteAdapter ? 'sqlite' : 'postgres'
    const template = (compiled[dialect] ??= build(q, placeholders as P).compile())
    return q
      .getExecutor()
      .executeQuery<R>({ ...template, parameters: template.parameters.map((value) => bind(value, params)) })
  }
}

function bind(value: unknown, params: object): unknown {
  if (!(value instanceof Placeholder)) return value
  const bound: unknown = Reflect.get(params, value.name)
  if (bound === undefined) throw new Error(`the parameter ${value.name} of a prepared statement is missing`)
  return bound
}
