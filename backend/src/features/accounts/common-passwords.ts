import { fold } from '#src/text/fold.ts'
import { lovedWords, names, secretWords, walks, worldWords } from './common-words.ts'

const words = [...secretWords, ...lovedWords, ...names, ...worldWords].map(flatten)
const endings = ['', '1', '12', '123', '1234', '12345', '123456', '2000', '2020', '2024', '2025', '2026', '007', '69']

/** The most used passwords (some 7,000), folded: whole words and keyboard walks with their usual endings. */
export const commonPasswords: ReadonlySet<string> = new Set(
  words.flatMap((word) => endings.map((ending) => word + ending)),
)

const baseWords: ReadonlySet<string> = new Set(words)
const runs = walks.flatMap((walk) => [walk, reverse(walk)])

/**
 * Whether a password is one of the first that an attacker tries, however it is capitalised, accented, spelled with
 * digits (`P@ssw0rd`), decorated (`Motdepasse2026!`), repeated (`loveyoulove…`) or walked along the keyboard.
 */
export function isCommonPassword(password: string): boolean {
  const spellings = new Set([flatten(password), flatten(unleet(password))])
  return isMonotonous(password) || [...spellings].some(isCommonSpelling)
}

function isCommonSpelling(folded: string): boolean {
  if (commonPasswords.has(folded) || isWalk(folded)) return true
  const core = folded.replace(/^\d+|\d+$/g, '')
  return baseWords.has(core) || isChain(core)
}

/** Two common words, or one again and again: `bonjourbonjour`, `jetaimemonamour`. */
function isChain(core: string): boolean {
  for (let at = 2; at <= core.length - 2; at++) {
    if (baseWords.has(core.slice(0, at)) && (baseWords.has(core.slice(at)) || isRepeat(core, at))) return true
  }
  return false
}

const isRepeat = (text: string, length: number) =>
  text ===
  text
    .slice(0, length)
    .repeat(Math.ceil(text.length / length))
    .slice(0, text.length)

/** Fewer than four different characters, or a short piece again and again. */
function isMonotonous(password: string): boolean {
  const text = password.toLowerCase()
  if (new Set(text).size < 4) return true
  return [2, 3, 4].some((length) => text.length >= length * 3 && isRepeat(text, length))
}

/** Made of stretches of keyboard rows, with at most two characters beside them. */
function isWalk(folded: string): boolean {
  let left = 0
  for (let at = 0; at < folded.length;) {
    const length = longestRunAt(folded, at)
    if (length < 3) left++
    at += length < 3 ? 1 : length
  }
  return folded.length > 0 && left <= 2 && left < folded.length
}

function longestRunAt(text: string, at: number): number {
  let length = 0
  while (at + length < text.length && runs.some((run) => run.includes(text.slice(at, at + length + 1)))) length++
  return length
}

function flatten(text: string): string {
  return fold(text).replaceAll(' ', '')
}

function unleet(text: string): string {
  const letters: Record<string, string> = {
    '@': 'a',
    '4': 'a',
    '3': 'e',
    '€': 'e',
    '1': 'i',
    '!': 'i',
    '0': 'o',
    $: 's',
    '5': 's',
    '7': 't',
  }
  const [, core = text, tail = ''] = /^(.*?)([\d\W_]*)$/su.exec(text) ?? []
  return core.replace(/[@43€1!0$57]/g, (sign) => letters[sign] ?? sign) + tail.replace(/\D/g, '')
}

function reverse(text: string): string {
  return Array.from(text).reverse().join('')
}
