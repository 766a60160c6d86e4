/** WhatsApp refuses templates longer than this, variables included (63021). */
const longest = 1_024

/**
 * Values as WhatsApp takes them: no line break or tab, at most four spaces in a row, none empty.
 * Source: Twilio, errors 21656 and 63013.
 */
export function cleanVariables(variables: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(variables).map(([name, value]) => [name, cleanValue(value)]))
}

function cleanValue(value: string): string {
  return value
    .replace(/[\n\r\t\u2028\u2029\0]+/g, ' ')
    .replace(/ {5,}/g, '    ')
    .trim()
}

/** Names of variables that are missing or empty once cleaned. */
export function missingVariables(names: readonly string[], variables: Readonly<Record<string, string>>): string[] {
  return names.filter((name) => !variables[name])
}

/** The template as the client reads it: `{{1}}` replaced. */
export function renderTemplate(body: string, variables: Readonly<Record<string, string>>): string {
  return body.replace(/\{\{\s*([\w.]+)\s*\}\}/g, (hole, name: string) => variables[name] ?? hole)
}

export const isTooLongForTemplate = (rendered: string): boolean => rendered.length > longest
