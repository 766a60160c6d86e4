/** What the doctor found of one thing, and what to do about it. */
export interface Finding {
  name: string
  state: 'ok' | 'off' | 'wrong'
  message: string
}

export const fine = (name: string, message: string): Finding => ({ name, state: 'ok', message })
export const off = (name: string, message: string): Finding => ({ name, state: 'off', message })
export const wrong = (name: string, message: string): Finding => ({ name, state: 'wrong', message })

/** Runs a check that may throw: what it throws is what is wrong. */
export async function attempt(name: string, check: () => Promise<Finding>): Promise<Finding> {
  try {
    return await check()
  } catch (error) {
    return wrong(name, error instanceof Error ? error.message : String(error))
  }
}
