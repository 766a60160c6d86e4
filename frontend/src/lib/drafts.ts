import { readStored, writeStored } from '@conciergerie/kit/lib/stored.ts'

const mostKept = 50
const index = 'drafts'

/**
 * Text that was being written, kept in this browser from one keystroke to the next: it survives a reload, an expired
 * login and a lost network.
 * @param name what it is for, with its house: `12/conversation/7`
 */
export function readDraft(name: string): string {
  return readStored(nameOf(name)) ?? ''
}

/** @param text empty forgets the draft */
export function keepDraft(name: string, text: string): void {
  writeStored(nameOf(name), text === '' ? null : text)
  const others = namesKept().filter((kept) => kept !== name)
  const kept = text === '' ? others : [...others, name]
  for (const old of kept.splice(0, kept.length - mostKept)) writeStored(nameOf(old), null)
  writeStored(index, JSON.stringify(kept))
}

/** On logging out of a shared computer. */
export function forgetDrafts(): void {
  for (const name of namesKept()) writeStored(nameOf(name), null)
  writeStored(index, null)
}

const nameOf = (name: string) => `draft.${name}`

function namesKept(): string[] {
  const names: unknown = JSON.parse(readStored(index) ?? '[]')
  return Array.isArray(names) ? names.filter((name) => typeof name === 'string') : []
}
