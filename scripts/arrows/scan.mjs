import ts from 'typescript'

/** @typedef {import('./judge.mjs').Kind} Kind */

/**
 * Every import, export-from and `import(…)` of a file, as Node sees them once types are stripped:
 * `import { type A }` still loads its file, `import type { A }` does not.
 * @param {string} file only its ending matters
 * @param {string} text
 * @returns {{ specifier: string, kind: Kind, line: number }[]}
 */
export function importsOf(file, text) {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, false)
  /** @type {{ specifier: string, kind: Kind, line: number }[]} */
  const found = []
  /** @param {ts.Node} node */
  const visit = (node) => {
    const seen = importIn(node)
    if (seen) found.push({ ...seen, line: source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1 })
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

/**
 * @param {ts.Node} node
 * @returns {{ specifier: string, kind: Kind } | null}
 */
function importIn(node) {
  if (ts.isImportDeclaration(node)) return named(node.moduleSpecifier, isTypeOnly(node) ? 'type' : 'load')
  if (ts.isExportDeclaration(node) && node.moduleSpecifier)
    return named(node.moduleSpecifier, node.isTypeOnly ? 'type' : 'load')
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) return named(node.argument.literal, 'type')
  if (!ts.isCallExpression(node)) return null
  const isImport = node.expression.kind === ts.SyntaxKind.ImportKeyword
  return isImport && node.arguments[0] ? named(node.arguments[0], 'later') : null
}

/** @param {ts.ImportDeclaration} node */
function isTypeOnly(node) {
  return node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword
}

/**
 * @param {ts.Node} literal
 * @param {Kind} kind
 * @returns {{ specifier: string, kind: Kind } | null} null for a specifier that is computed
 */
function named(literal, kind) {
  return ts.isStringLiteralLike(literal) ? { specifier: literal.text, kind } : null
}
