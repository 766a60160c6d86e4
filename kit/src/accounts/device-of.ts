type Named = readonly (readonly [RegExp, string])[]

/** The more particular first: Edge also calls itself Chrome, and Chrome calls itself Safari. */
const programs: Named = [
  [/Edg(e|A|iOS)?\//, 'Edge'],
  [/OPR\/|OPiOS\//, 'Opera'],
  [/SamsungBrowser\//, 'Samsung Internet'],
  [/Firefox\/|FxiOS\//, 'Firefox'],
  [/Chrome\/|CriOS\//, 'Chrome'],
  [/Safari\//, 'Safari'],
  [/^curl\//, 'curl'],
  [/^python-/, 'Python'],
  [/^(node|undici)\b/, 'Node.js'],
]
const systems: Named = [
  [/Android/, 'Android'],
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Windows/, 'Windows'],
  [/Mac OS|Macintosh/, 'macOS'],
  [/CrOS/, 'ChromeOS'],
  [/Linux/, 'Linux'],
]

const nameIn = (list: Named, text: string) => list.find(([pattern]) => pattern.test(text))?.[1] ?? null

export interface Device {
  /** `Firefox`; null for a program unheard of. */
  program: string | null
  /** `Windows`; null when it does not say. */
  system: string | null
  isPhone: boolean
}

/** What a user agent says of a device: enough to recognise one's own. */
export function deviceOf(userAgent: string | null): Device {
  const text = userAgent ?? ''
  return {
    program: nameIn(programs, text),
    system: nameIn(systems, text),
    isPhone: /Mobile|Android|iPhone|iPad/.test(text),
  }
}
