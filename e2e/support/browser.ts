import { existsSync } from 'node:fs'
import { chromium } from '@playwright/test'
import type { LaunchOptions } from '@playwright/test'

const usualPlaces = [
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]
const quiet = ['--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run']
const unsandboxed = process.getuid?.() === 0 ? ['--no-sandbox'] : []

/** `CHROME`, else Playwright's own download, else this machine's, else the one that npm brings (Linux x64). */
export async function findBrowser(): Promise<LaunchOptions> {
  const found = process.env['CHROME'] ?? [chromium.executablePath(), ...usualPlaces].find((place) => existsSync(place))
  return found ? { executablePath: found, args: [...quiet, ...unsandboxed] } : unpackBrowser()
}

async function unpackBrowser(): Promise<LaunchOptions> {
  const { default: packed } = await import('@sparticuz/chromium')
  // Not its own list of arguments, which turns the security of pages off.
  const args = [...quiet, '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage']
  return { executablePath: await packed.executablePath(), args }
}
