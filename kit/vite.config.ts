import { defineConfig } from 'vitest/config'

/** For its tests alone: each screen builds what it takes of the kit with its own. */
export default defineConfig({
  test: {
    name: 'kit',
    environment: 'jsdom',
    // One page for the files of a worker: setting one up cost more than most files.
    isolate: false,
    include: ['src/**/*.test.{ts,tsx}'],
    setupFiles: ['src/testing/setup.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
})
