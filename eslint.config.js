import js from '@eslint/js'
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript'
import { createNodeResolver, importX } from 'eslint-plugin-import-x'
import reactHooks from 'eslint-plugin-react-hooks'
import prettier from 'eslint-config-prettier'
import { defineConfig, globalIgnores } from 'eslint/config'
import globals from 'globals'
import tseslint from 'typescript-eslint'
import { house } from './scripts/arrows/eslint-plugin.mjs'

const typescript = ['**/*.{ts,tsx}']
const projects = ['.', 'e2e', 'kit', 'frontend', 'frontend-admin'].map((folder) => `${folder}/tsconfig.json`)
const product = ['{backend,contract,simulator,kit,frontend,frontend-admin}/src/**/*.{ts,tsx}']
const tests = ['**/*.test.{ts,tsx}', '**/{test,testing}/**']

const resolvers = [
  createTypeScriptImportResolver({ project: projects, noWarnOnMultipleProjects: true }),
  createNodeResolver(),
]

/**
 * Who may import whom is in scripts/arrows/table.mjs, the rooms' edges included.
 * @type {import('eslint').Linter.Config}
 */
const imports = {
  plugins: { 'import-x': /** @type {import('eslint').ESLint.Plugin} */ (/** @type {unknown} */ (importX)), house },
  settings: {
    'import-x/resolver-next': resolvers,
    'import-x/extensions': ['.ts', '.tsx', '.js', '.mjs'],
    'import-x/parsers': { '@typescript-eslint/parser': ['.ts', '.tsx'] },
  },
  rules: {
    'house/arrows': 'error',
    // Cycles are found by backend/test/arrows.test.ts, which reads each file once.
    'import-x/no-unresolved': ['error', { ignore: ['^virtual:'] }],
  },
}

/** @type {import('eslint').Linter.RulesRecord} */
const language = {
  '@typescript-eslint/consistent-type-imports': 'error',
  '@typescript-eslint/no-import-type-side-effects': 'error',
  '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
  '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
}

/** @typedef {import('eslint').Linter.RuleEntry} RuleEntry */

// A test runs against the real thing; a product speaks through its logger and is configured in one place.
/** @type {RuleEntry} */
const noFalseModules = [
  'error',
  { object: 'vi', property: 'mock', message: 'test the real module, against the simulator' },
]
/** @type {RuleEntry} */
const noHiddenSettings = [
  'error',
  { object: 'process', property: 'env', message: 'config.ts is the only reader of the environment' },
]

export default defineConfig(
  globalIgnores([
    '**/dist',
    '**/node_modules',
    '**/public',
    'coverage',
    '.cache',
    'test-results',
    'playwright-report',
    '**/*.cjs',
    'backend/src/features/operations/docs',
  ]),
  js.configs.recommended,
  {
    files: typescript,
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: language,
  },
  imports,
  { files: ['**/*.{js,mjs}'], languageOptions: { globals: globals.node } },
  { files: ['docs/**/*.js'], languageOptions: { globals: globals.browser } },
  { files: ['{kit,frontend,frontend-admin}/src/**/*.{ts,tsx}'], extends: [reactHooks.configs.flat.recommended] },
  { files: product, ignores: tests, rules: { 'no-console': 'error' } },
  {
    files: ['backend/src/**/*.ts'],
    ignores: ['backend/src/{main,config,doctor,environment-file,line,monitor}.ts', 'backend/src/doctor/**', ...tests],
    rules: { 'no-restricted-properties': noHiddenSettings },
  },
  { files: tests, rules: { 'no-restricted-properties': noFalseModules } },
  prettier,
)
