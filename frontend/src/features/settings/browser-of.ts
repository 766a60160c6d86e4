const browsers: readonly [RegExp, string][] = [
  [/Edg\//, 'Edge'],
  [/Firefox\//, 'Firefox'],
  [/OPR\//, 'Opera'],
  [/Chrome\//, 'Chrome'],
  [/Safari\//, 'Safari'],
]
const systems: readonly [RegExp, string][] = [
  [/Android/, 'Android'],
  [/iPhone|iPad/, 'iOS'],
  [/Windows/, 'Windows'],
  [/Mac OS/, 'macOS'],
  [/Linux/, 'Linux'],
]

const find = (list: readonly [RegExp, string][], text: string) => list.find(([pattern]) => pattern.test(text))?.[1]

/** `Firefox, Windows`: enough to recognise one's own; null for something unheard of. */
export function browserOf(userAgent: string | null): string | null {
  if (userAgent === null) return null
  const parts = [find(browsers, userAgent), find(systems, userAgent)].filter((part) => part !== undefined)
  return parts.length === 0 ? null : parts.join(', ')
}
