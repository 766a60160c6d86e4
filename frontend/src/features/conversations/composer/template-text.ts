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
