/** `2:08`, as a telephone shows it; a dash for a call that nobody answered. @param seconds whole */
export function spokenTime(seconds: number | null): string {
  if (seconds === null) return '—'
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}
