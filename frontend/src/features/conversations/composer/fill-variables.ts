export interface ReplyVariables {
  client: string
  house: string
  concierge: string
}

/** Puts names into a quick reply; what is no variable of ours stays as it is written. */
export function fillVariables(text: string, variables: ReplyVariables): string {
  return text.replace(/\{(client|house|concierge)\}/g, (_, name: keyof ReplyVariables) => variables[name])
}
