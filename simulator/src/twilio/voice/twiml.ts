/** An element of a TwiML document. */
export interface Verb {
  name: string
  attributes: Record<string, string>
  children: Verb[]
  /** Text directly inside, trimmed. */
  text: string
}

/** What Twilio’s debugger calls 12100: the document cannot be read. */
export class TwimlError extends Error {
  override readonly name = 'TwimlError'
}

const TOKEN =
  /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<(\/?)([A-Za-z][\w.-]*)((?:\s+[\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>|[^<]+|</g
const ATTRIBUTE = /([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g
const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function unescapeXml(text: string): string {
  return text.replaceAll(/&(#x[\da-f]+|#\d+|\w+);/gi, (whole, name: string) => {
    if (/^#x/i.test(name)) return String.fromCodePoint(Number.parseInt(name.slice(2), 16))
    if (name.startsWith('#')) return String.fromCodePoint(Number(name.slice(1)))
    return ENTITIES[name] ?? whole
  })
}

function attributesOf(text: string): Record<string, string> {
  return Object.fromEntries(
    [...text.matchAll(ATTRIBUTE)].map(([, name = '', double, single]) => [name, unescapeXml(double ?? single ?? '')]),
  )
}

const root = (): Verb => ({ name: '', attributes: {}, children: [], text: '' })

/** The verbs of a `<Response>`, in order. @throws TwimlError */
export function parseTwiml(xml: string): Verb[] {
  const open: Verb[] = [root()]
  for (const [token, closing, name, attributes = '', selfClosing] of xml.matchAll(TOKEN)) {
    const parent = open.at(-1)
    if (!parent) throw new TwimlError('more ends than beginnings')
    if (name === undefined) {
      if (token === '<') throw new TwimlError('a bare "<"')
      if (!token.startsWith('<')) parent.text = `${parent.text}${unescapeXml(token)}`
    } else if (closing === '/') {
      if (parent.name !== name) throw new TwimlError(`</${name}> ends <${parent.name}>`)
      parent.text = parent.text.trim()
      open.pop()
    } else {
      const verb: Verb = { name, attributes: attributesOf(attributes), children: [], text: '' }
      parent.children.push(verb)
      if (selfClosing !== '/') open.push(verb)
    }
  }
  const [top] = open
  const [response, ...others] = top?.children ?? []
  if (open.length !== 1 || response?.name !== 'Response' || others.length > 0 || top?.text.trim() !== '')
    throw new TwimlError('not a <Response>')
  return response.children
}
