const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
const escape = (text: string) => text.replaceAll(/[&<>"']/g, (mark) => entities[mark] ?? mark)

export interface HtmlLetter {
  language: string
  title: string
  paragraphs: readonly string[]
  rows: readonly (readonly [name: string, value: string])[]
  link: { url: string; label: string } | null
  /** JSON for machines, safe inside a script element. */
  jsonLd: string | null
}

/** A letter as mail programs show it: one column, styles in place, nothing fetched from anywhere. */
export function writeHtml({ language, title, paragraphs, rows, link, jsonLd }: HtmlLetter): string {
  const words = paragraphs.map((text) => `<p style="margin:0 0 16px">${escape(text).replaceAll('\n', '<br>')}</p>`)
  const cell = 'style="padding:6px 16px 6px 0;vertical-align:top"'
  const lines = rows.map(
    ([name, value]) => `<tr><td ${cell}>${escape(name)}</td><td ${cell}><strong>${escape(value)}</strong></td></tr>`,
  )
  const table =
    lines.length === 0 ? '' : `<table style="border-collapse:collapse;margin:0 0 16px">${lines.join('')}</table>`
  const button = link ? `<p><a href="${escape(link.url)}">${escape(link.label)}</a></p>` : ''
  const script = jsonLd === null ? '' : `<script type="application/ld+json">${jsonLd}</script>`
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>${escape(title)}</title>${script}</head><body style="font:16px/1.5 system-ui,sans-serif;color:#221f1b;margin:0;padding:24px;max-width:560px">${words.join('')}${table}${button}</body></html>`
}
