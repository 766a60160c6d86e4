import type { BrowserContext, ConsoleMessage } from '@playwright/test'

/** A page asks who is signed in before it knows; the browser reports the 401 as an error by itself. */
const isQuestionWhoIsThere = (message: ConsoleMessage) =>
  /status of 401/.test(message.text()) && /\/api\/(admin\/)?auth\/me$/.test(message.location().url)

/** What the pages of a context complain of from now on: errors and warnings of their consoles, errors nobody caught. */
export function collectFaults(context: BrowserContext): string[] {
  const faults: string[] = []
  context.on('console', (message) => {
    if (!['error', 'warning'].includes(message.type()) || isQuestionWhoIsThere(message)) return
    faults.push(`${message.type()}: ${message.text()} (${message.location().url})`)
  })
  context.on('weberror', (error) => {
    faults.push(`uncaught: ${String(error.error())}`)
  })
  return faults
}
