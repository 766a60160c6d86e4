interface Template {
  body: string
  variables: readonly string[]
}

/** A template with its blanks filled; those still empty are shown as such. */
export function fillTemplate({ body }: Template, values: Readonly<Record<string, string>>): string {
  return body.replace(/\{\{\s*([\w-]+)\s*\}\}/g, (blank, name: string) => values[name]?.trim() || blank)
}

export function isComplete({ variables }: Template, values: Readonly<Record<string, string>>): boolean {
  return variables.every((name) => (values[name] ?? '').trim() !== '')
}

const greeted = /^\P{L}*\p{L}+\s+\{\{\s*([\w-]+)\s*\}\}/u

/** What the blanks most likely hold: the one right after the greeting is the client's name. */
export function guessValues({ body }: Template, clientName: string): Record<string, string> {
  const blank = greeted.exec(body)?.[1]
  return blank === undefined || clientName === '' ? {} : { [blank]: clientName }
}
