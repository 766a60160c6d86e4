import { AppError } from '#src/errors.ts'

/** What became of a call, in a word: `done`, or the code of the error that refused it. */
export function codeOf(call: Promise<unknown>): Promise<string> {
  return call.then(
    () => 'done',
    (error: unknown) => {
      if (error instanceof AppError) return error.code
      throw error
    },
  )
}

/** The code of a refusal and the fields that it names. */
export function refusalOf(call: Promise<unknown>): Promise<string[]> {
  return call.then(
    () => ['done'],
    (error: unknown) => {
      if (error instanceof AppError) return [error.code, ...Object.keys(error.fields ?? {})]
      throw error
    },
  )
}
