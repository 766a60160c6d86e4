import { DefaultQueryExecutor, DummyDriver, Kysely, SingleConnectionProvider } from 'kysely'
import type { CompiledQuery, DatabaseConnection, Dialect, QueryResult } from 'kysely'
import type { Queries } from './database.ts'
import type { Tables } from './tables.ts'

/** How one connection runs a compiled query. */
export type Run = (query: CompiledQuery) => Promise<QueryResult<unknown>>

class NoTransactions extends DummyDriver {
  override beginTransaction(): Promise<void> {
    return Promise.reject(new Error('transactions are begun by db.write only'))
  }
}

/** Hands queries to the connection without Kysely's waits for a free one, which cost as much as SQLite's work. */
class DirectExecutor extends DefaultQueryExecutor {
  readonly #connection: DatabaseConnection

  constructor(dialect: Parts, connection: DatabaseConnection) {
    super(dialect.compiler, dialect.adapter, new SingleConnectionProvider(connection))
    this.#connection = connection
  }

  override executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    return this.#connection.executeQuery<R>(query)
  }
}

interface Parts {
  compiler: ReturnType<Dialect['createQueryCompiler']>
  adapter: ReturnType<Dialect['createAdapter']>
}

/** Makes query builders on a given connection: the maker is kept, what it makes is cheap, one for each transaction. */
export function queriesOn(dialect: Dialect): (run: Run) => Queries {
  const parts: Parts = { compiler: dialect.createQueryCompiler(), adapter: dialect.createAdapter() }
  const driver = new NoTransactions()
  const config = { dialect }
  return (run) => {
    const executor = new DirectExecutor(parts, connectionThat(run))
    return new Kysely<Tables>({ config, driver, dialect, executor })
  }
}

function connectionThat(run: Run): DatabaseConnection {
  return {
    // the rows' shape is what the query was typed with
    executeQuery: <R>(query: CompiledQuery) => run(query) as Promise<QueryResult<R>>,
    streamQuery: () => {
      throw new Error('streaming is not supported')
    },
  }
}
