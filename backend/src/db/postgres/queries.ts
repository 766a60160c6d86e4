import { Kysely, PostgresDialect } from 'kysely'
import type { CompiledQuery, QueryResult } from 'kysely'
import type { Pool, PoolClient } from 'pg'
import type { Queries } from '#src/db/database.ts'
import { queriesOn } from '#src/db/queries-on.ts'
import { preparedName } from '#src/db/statement.ts'
import type { MayBePrepared } from '#src/db/statement.ts'
import type { Tables } from '#src/db/tables.ts'

export function poolQueries(pool: Pool): Queries {
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
}

/** A maker of query builders on the connection of one transaction, with a check made before every statement. */
export function transactionQueries(pool: Pool): (client: PoolClient, assertOpen: () => void) => Queries {
  const makeQueries = queriesOn(new PostgresDialect({ pool }))
  return (client, assertOpen) => {
    let turn: Promise<unknown> = Promise.resolve()
    return makeQueries((query) => {
      // pg will no longer queue by itself what is asked while a query runs
      const result = turn.then(() => execute(client, query, assertOpen))
      turn = result.catch(() => undefined)
      return result
    })
  }
}

async function execute(
  client: PoolClient,
  { sql, parameters, [preparedName]: name }: CompiledQuery & MayBePrepared,
  assertOpen: () => void,
): Promise<QueryResult<unknown>> {
  assertOpen()
  const query = { text: sql, values: [...parameters], ...(name !== undefined && { name }) }
  const { rows, rowCount, command } = await client.query<Record<string, unknown>>(query)
  return command === 'SELECT' ? { rows } : { rows, numAffectedRows: BigInt(rowCount ?? 0) }
}
