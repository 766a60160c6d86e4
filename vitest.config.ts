import { existsSync } from 'node:fs'
import { defineConfig } from 'vitest/config'

/** Two shared cores can make anything ten times slower: a limit is there to end a test that hangs, not to time it. */
const limits = { testTimeout: 30_000, hookTimeout: 60_000, teardownTimeout: 20_000 }

export default defineConfig({
  test: {
    ...limits,
    pool: 'forks',
    projects: [
      {
        test: {
          ...limits,
          name: 'node',
          // The files of a worker share what they load: loading it again cost more than the tests themselves.
          isolate: false,
          include: ['{contract,backend,simulator,scripts,bench}/**/*.test.ts'],
          globalSetup: ['backend/test/support/postgres.ts'],
          env: { CONCIERGERIE_IGNORE_ENV_FILE: '1' },
        },
      },
      ...['./kit/vite.config.ts', './frontend/vite.config.ts', './frontend-admin/vite.config.ts'].filter((file) =>
        existsSync(file),
      ),
    ],
  },
})
