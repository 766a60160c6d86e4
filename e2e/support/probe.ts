import { chromium } from '@playwright/test'
import { findBrowser } from './browser.ts'

/** Opens a page for good: a browser that is there but lacks a library of the system fails here, with its reason. */
async function probe(): Promise<string> {
  const options = await findBrowser()
  const browser = await chromium.launch({ ...options, timeout: 60_000 })
  try {
    const page = await browser.newPage()
    await page.goto('data:text/html,<title>ready</title>')
    if ((await page.title()) !== 'ready') throw new Error('the page did not open')
    return `${options.executablePath ?? ''} ${browser.version()}`
  } finally {
    await browser.close()
  }
}

probe().then(
  (found) => process.stdout.write(`${found}\n`),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exitCode = 1
  },
)
