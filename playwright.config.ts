import os from 'node:os'
import path from 'node:path'
import { defineConfig, devices } from '@playwright/test'
import { findBrowser } from './e2e/support/browser.ts'
import { freePort } from './e2e/support/free-port.ts'

/** Read again by every worker, which inherits our environment: the first reading decides. */
const keep = (name: string, value: string) => (process.env[name] ??= value)

const port = keep('E2E_PORT', String(await freePort()))
const simulatorPort = keep('E2E_SIMULATOR_PORT', String(await freePort()))
const database = keep('E2E_DATABASE', path.join(os.tmpdir(), `conciergerie-e2e-${port}`, 'concierge.db'))
const address = `http://localhost:${port}`

export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results',
  timeout: 60_000,
  expect: { timeout: 15_000 },
  workers: 2,
  forbidOnly: Boolean(process.env['CI']),
  reporter: 'list',
  use: {
    baseURL: address,
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    launchOptions: await findBrowser(),
    contextOptions: { reducedMotion: 'reduce' },
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
  },
  projects: [
    { name: 'desktop', testIgnore: '**/*.axe.spec.ts', use: { viewport: { width: 1440, height: 900 } } },
    // A phone has no keyboard.
    { name: 'mobile', testIgnore: ['**/*.axe.spec.ts', '**/keyboard.spec.ts'], use: { ...devices['Pixel 7'] } },
    // Chooses language, theme and size by itself: e2e/support/combinations.ts
    { name: 'axe', testMatch: '**/*.axe.spec.ts' },
  ],
  webServer: {
    command: `"${process.execPath}" e2e/support/serve.ts`,
    url: `${address}/health`,
    env: { PORT: port, SIMULATOR_PORT: simulatorPort, E2E_DATABASE: database },
    timeout: 60_000,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 15_000 },
    stdout: 'ignore',
    stderr: 'pipe',
  },
})
