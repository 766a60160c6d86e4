interface QuickReply {
  shortcut: string
  title: string
  text: string
}

export interface SlashCommand {
  /** What was typed after the slash. */
  query: string
  /** Where the slash stands, and where the caret is. */
  from: number
  to: number
}

/** The `/` being typed at the caret: at the very beginning, or after a space. */
export function findSlash(text: string, caret: number): SlashCommand | null {
  const found = /(?:^|\s)\/([\p{L}\p{N}_-]{0,30})$/u.exec(text.slice(0, caret))
  if (!found) return null
  const query = found[1] ?? ''
  return { query, from: caret - query.length - 1, to: caret }
}

const fold = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** Those whose shortcut begins with it come first, then those that hold it in their title or words. */
export function searchQuickReplies<T extends QuickReply>(replies: readonly T[], query: string): T[] {
  const wanted = fold(query)
  const begins = replies.filter(({ shortcut }) => fold(shortcut).startsWith(wanted))
  const holds = replies.filter(
    (reply) => !begins.includes(reply) && fold(`${reply.shortcut} ${reply.title} ${reply.text}`).includes(wanted),
  )
  return [...begins, ...holds].slice(0, 8)
}

/** The text once the `/…` has given way to the reply, and where the caret goes. */
export function replaceSlash(text: string, { from, to }: SlashCommand, reply: string): { text: string; caret: number } {
  return { text: text.slice(0, from) + reply + text.slice(to), caret: from + reply.length }
}
