import path from 'node:path'

const { posix } = path
const ownImports = { '#src/': 'backend/src/', '#sim/': 'simulator/src/', '@conciergerie/kit/': 'kit/src/' }
const workspaces = {
  '@conciergerie/contract': 'contract/src/index.ts',
  '@conciergerie/simulator': 'simulator/src/index.ts',
  '@conciergerie/backend': 'backend/src/main.ts',
  '@conciergerie/frontend': 'frontend/src/main.tsx',
  '@conciergerie/frontend-admin': 'frontend-admin/src/main.tsx',
}

/**
 * What a specifier names: a file of ours, relative to the project with forward slashes, or a foreign package.
 * @param {string} file the importing file, relative to the project
 * @param {string} specifier
 * @returns {{ file: string } | { package: string }}
 */
export function resolveImport(file, specifier) {
  const bare = specifier.split('?')[0] ?? ''
  if (bare.startsWith('.')) return { file: posix.join(posix.dirname(file), bare) }
  for (const [prefix, folder] of Object.entries(ownImports)) {
    if (bare.startsWith(prefix)) return { file: folder + bare.slice(prefix.length) }
  }
  for (const [name, entry] of Object.entries(workspaces)) {
    if (bare === name || bare.startsWith(`${name}/`)) return { file: entry }
  }
  return { package: bare }
}
