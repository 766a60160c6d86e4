import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parseEnv } from 'node:util'

const file = path.resolve(import.meta.dirname, '../../.env')

/** The environment with the project's `.env` under it: what the shell sets wins. */
export function loadEnvironmentFile(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  if (env['CONCIERGERIE_IGNORE_ENV_FILE'] === '1' || !existsSync(file)) return env
  return { ...parseEnv(readFileSync(file, 'utf8')), ...env }
}
