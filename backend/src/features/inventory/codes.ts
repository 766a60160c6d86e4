import { fold } from '#src/text/fold.ts'

const longest = 40

/** What tools and websites call a type, from its name: « Suite Vue Mer » → `suite_vue_mer`, `suite_vue_mer_2` when taken. */
export function codeFor(name: string, taken: ReadonlySet<string>): string {
  const slug = fold(name)
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
  const base = slug.slice(0, longest) || 'type'
  for (let n = 1; ; n++) {
    const ending = n === 1 ? '' : `_${n}`
    const code = base.slice(0, longest - ending.length) + ending
    if (!taken.has(code)) return code
  }
}
