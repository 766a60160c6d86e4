export interface ContactCard {
  name: string
  phones: string[]
}

/** Reads who a vCard speaks of. Source: RFC 6350, and version 3.0 as WhatsApp writes it. */
export function readContactCard(text: string): ContactCard {
  const lines = text.replace(/\r?\n[ \t]/g, '').split(/\r?\n/)
  const valuesOf = (name: string) =>
    lines
      .filter((line) => new RegExp(`^(item\\d+\\.)?${name}[;:]`, 'i').test(line))
      .map((line) => line.slice(line.indexOf(':') + 1).trim())
  const plain = (value: string) => value.replace(/\\([,;\\])/g, '$1').replace(/^tel:/i, '')
  return { name: plain(valuesOf('FN')[0] ?? ''), phones: valuesOf('TEL').map(plain) }
}
