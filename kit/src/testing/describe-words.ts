import { describe, expect, it } from 'vitest'

type Words = { [key: string]: string | Words }

/** Plural forms differ by language: what is compared is the key that is asked for. */
const plural = /_(zero|one|two|few|many|other)$/

function flatten(words: Words, prefix = ''): [string, string][] {
  return Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${prefix}${key}`, value] as [string, string]] : flatten(value, `${prefix}${key}.`),
  )
}

function variablesByKey(words: Words): Map<string, string[]> {
  const found = new Map<string, string[]>()
  for (const [key, value] of flatten(words)) {
    const asked = key.replace(plural, '')
    const names = [...value.matchAll(/\{\{(\w+)/g)].map(([, name]) => name ?? '')
    found.set(asked, [...new Set([...(found.get(asked) ?? []), ...names])].sort())
  }
  return found
}

/** Holds the words of a screen to be complete in both languages. @param files as `./fr/common.json` */
export function describeWords(files: Record<string, Words>): void {
  const rooms = [...new Set(Object.keys(files).map((file) => file.split('/')[2] ?? ''))]
  describe.each(rooms)('words of %s', (room) => {
    const french = files[`./fr/${room}`] ?? {}
    const english = files[`./en/${room}`] ?? {}

    it('are the same in both languages, with the same variables', () => {
      expect(Object.fromEntries(variablesByKey(english))).toEqual(Object.fromEntries(variablesByKey(french)))
    })

    it('have every plural form of their language, and none is empty', () => {
      for (const [words, forms] of [
        [french, ['one', 'many', 'other']],
        [english, ['one', 'other']],
      ] as const) {
        const keys = flatten(words).map(([key]) => key)
        const counted = new Set(keys.filter((key) => plural.test(key)).map((key) => key.replace(plural, '')))
        const missing = [...counted]
          .flatMap((key) => forms.map((form) => `${key}_${form}`))
          .filter((key) => !keys.includes(key))
        expect(missing).toEqual([])
        expect(flatten(words).filter(([, value]) => value.trim() === '')).toEqual([])
      }
    })
  })
}
