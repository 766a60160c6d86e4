const rules: readonly (readonly [RegExp, string])[] = [
  // code fences and inline code
  [/^[ \t]*```[^\n]*$/gm, ''],
  [/`([^`\n]+)`/g, '$1'],
  // headings and rules
  [/^[ \t]*#{1,6}[ \t]+/gm, ''],
  [/^[ \t]*([-*_])\1{2,}[ \t]*$/gm, ''],
  // links and images: [text](address)
  [/!?\[([^\]\n]*)\]\((\S+?)\)/g, '$1 $2'],
  // bold: two stars in Markdown, one in WhatsApp
  [/\*\*([^*\n]+)\*\*/g, '*$1*'],
  [/__([^_\n]+)__/g, '_$1_'],
  // bullets
  [/^[ \t]*[*+-][ \t]+/gm, '• '],
  // numbers of FAQs, which mean nothing to a client
  [/[ \t]*\[\d+(?:,[ \t]*\d+)*\]/g, ''],
  [/[ \t]+$/gm, ''],
  [/\n{3,}/g, '\n\n'],
]

const control = /[\p{Cc}\p{Co}\p{Cn}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu

/** What a model writes, as WhatsApp shows text: no Markdown, no citations, no hidden characters. */
export function cleanText(text: string): string {
  const visible = text.replaceAll('\r\n', '\n').replaceAll(control, (found) => (found === '\n' ? '\n' : ' '))
  return rules.reduce((cleaned, [pattern, by]) => cleaned.replaceAll(pattern, by), visible).trim()
}
