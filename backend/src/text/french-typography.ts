const narrow = '\u202f'
const noBreak = '\u00a0'
/** Left as they are: addresses, code, times, and smileys. */
const untouched =
  /`[^`]*`|https?:\/\/\S+|www\.\S+|[\w.+-]+@[\w-]+\.\S+|\d{1,2}:\d{2}|[ \u00a0\u202f]*[:;]-?[)(DPp/|](?!\p{L})/u

/** Where a sign stands with whatever spaces it has; what goes before it and after it instead. */
const rules: { sign: RegExp; before: string; after: string }[] = [
  { sign: /(?<=[^\s;!?¿¡([{«])[ \u00a0\u202f]*([;!?]+)/u, before: narrow, after: '' },
  { sign: /(?<=[^\s:([{])[ \u00a0\u202f]*(:)(?=\s|$|»)/u, before: noBreak, after: '' },
  { sign: /(«)[ \u00a0\u202f]*/u, before: '', after: noBreak },
  { sign: /(?<=[^\s«])[ \u00a0\u202f]*(»)/u, before: noBreak, after: '' },
  { sign: /(?<=\d)[ \u00a0\u202f]*([€%])/u, before: noBreak, after: '' },
].map((rule) => ({ ...rule, sign: new RegExp(`(${untouched.source})|${rule.sign.source}`, 'gu') }))

/** The spaces of French typography: narrow no-break before ; ! ?, no-break before : » € % and after «. Applying it twice changes nothing. */
export function frenchTypography(text: string): string {
  return rules.reduce(
    (done, { sign, before, after }) =>
      done.replaceAll(sign, (_match, kept: string | undefined, found = '') => kept ?? `${before}${found}${after}`),
    text,
  )
}
