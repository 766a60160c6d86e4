import path from 'node:path'
import { root } from '../lib/paths.mjs'
import { judge } from './judge.mjs'

/**
 * @typedef {import('eslint').Rule.RuleModule} RuleModule
 * @typedef {import('eslint').Rule.Node} Node
 * @typedef {{ source?: { value?: unknown } | null, importKind?: string, exportKind?: string }} ImportNode
 */

/** @type {RuleModule} */
const arrows = {
  meta: { type: 'problem', docs: { description: 'imports go one way: see scripts/arrows/table.mjs' }, schema: [] },
  create(context) {
    const from = path.relative(root, context.filename).replaceAll('\\', '/')
    /** @param {import('./judge.mjs').Kind | undefined} kind @returns {(node: Node) => void} */
    const look = (kind) => (node) => {
      const { source, importKind, exportKind } = /** @type {ImportNode} */ (node)
      if (typeof source?.value !== 'string') return
      const isType = importKind === 'type' || exportKind === 'type'
      const message = judge({ from, specifier: source.value, kind: kind ?? (isType ? 'type' : 'load') })
      if (message !== null) context.report({ node, message })
    }
    return {
      ImportDeclaration: look(undefined),
      ExportNamedDeclaration: look(undefined),
      ExportAllDeclaration: look(undefined),
      ImportExpression: look('later'),
    }
  },
}

export const house = { meta: { name: 'house' }, rules: { arrows } }
