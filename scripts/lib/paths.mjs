import path from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..')

/** Kept by npm when packages are added, removed with them: what was built or cached goes with the installation. */
export const cache = path.join('node_modules', '.cache', 'conciergerie')

/** Every path of these scripts is relative to the project, wherever they were started from. */
export function enterRoot() {
  process.chdir(root)
}

/** Where the command lines of the tools live; run with our Node rather than through their shell wrappers. */
export const tools = {
  eslint: 'node_modules/eslint/bin/eslint.js',
  knip: 'node_modules/knip/bin/knip.js',
  playwright: 'node_modules/@playwright/test/cli.js',
  prettier: 'node_modules/prettier/bin/prettier.cjs',
  sizeLimit: 'node_modules/size-limit/bin.js',
  tsc: 'node_modules/typescript/bin/tsc',
  vite: 'node_modules/vite/bin/vite.js',
  vitest: 'node_modules/vitest/vitest.mjs',
}
