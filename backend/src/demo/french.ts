const narrow = '\u202f'
const wide = '\u00a0'

/** Puts the unbreakable spaces of French typography into a text typed with ordinary ones. */
export function french(text: string): string {
  return text
    .replace(/ ([?!;])/g, `${narrow}$1`)
    .replace(/ :/g, `${wide}:`)
    .replace(/« /g, `«${wide}`)
    .replace(/ »/g, `${wide}»`)
    .replace(/(\d) (€|%|h\b|min\b|km\b|m\b|kg\b|nuits?\b)/g, `$1${wide}$2`)
    .replace(/(\dh|\d\u00a0h) (\d)/g, `$1${wide}$2`)
}
