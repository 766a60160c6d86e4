import { unavailable } from '#src/db/unavailable.ts'

/** Connection, shutdown, resources, disk and read-only failures (PostgreSQL appendix A): nothing was stored. */
const passing = /^(08|53|57P|58)|^25006$|^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN)$/
const lostConnection = /timeout exceeded when trying to connect|Connection terminated|Cannot use a pool after/

/** Two transactions crossed, and PostgreSQL sacrificed this one: it may simply run again. */
export function isLostRace(error: unknown): boolean {
  const code = codeOf(error)
  return code === '40001' || code === '40P01'
}

/** The error to give to a caller: our `unavailable` when the server is to blame, else the error itself. */
export function explainPostgres(error: unknown): unknown {
  if (!(error instanceof Error)) return error
  return passing.test(codeOf(error)) || lostConnection.test(error.message) ? unavailable(error) : error
}

/** A table has another shape than when the connection prepared its statements: on a new one they are right again. */
export const isOutdated = (error: unknown) => codeOf(error) === '0A000'

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
}
