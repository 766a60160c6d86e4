import { SqliteDialect, SqliteQueryCompiler } from 'kysely'
import { Placeholder } from '#src/db/placeholder.ts'

/**
 * Writes the parameters of prepared statements as `+?`. SQLite as better-sqlite3 builds it looks at a bare one for a better
 * plan (a LIMIT, a comparison that no index answers), and then prepares the statement anew at every binding, which takes
 * longer than running it. The plus changes nothing else: it converts nothing and costs no instruction.
 */
class SteadyCompiler extends SqliteQueryCompiler {
  protected override appendValue(parameter: unknown): void {
    if (parameter instanceof Placeholder) this.append('+')
    super.appendValue(parameter)
  }
}

export class SteadyDialect extends SqliteDialect {
  override createQueryCompiler(): SqliteQueryCompiler {
    return new SteadyCompiler()
  }
}
