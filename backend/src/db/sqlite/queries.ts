import type { CompiledQuery, QueryResult } from 'kysely'
import type { Queries } from '#src/db/database.ts'
import { queriesOn } from '#src/db/queries-on.ts'
import type { CachedStatements } from './connection.ts'
import { SteadyDialect } from './steady-dialect.ts'

/** A maker of query builders on one connection, each with its own check made before every statement. */
export function sqliteQueries(statements: CachedStatements): (assertUsable: () => void) => Queries {
  const makeQueries = queriesOn(new SteadyDialect({ database: statements }))
  return (assertUsable) =>
    makeQueries(
      (query) =>
        new Promise((resolve) => {
          assertUsable()
          resolve(execute(statements, query))
        }),
    )
}

function execute(statements: CachedStatements, { sql, parameters }: CompiledQuery): QueryResult<unknown> {
  const statement = statements.prepare(sql)
  if (statement.reader) return { rows: statement.all(parameters) }
  const { changes, lastInsertRowid } = statement.run(parameters)
  return { rows: [], numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid) }
}
