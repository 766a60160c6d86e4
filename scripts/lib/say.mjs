/**
 * One line of progress, on stderr so that a program's own output stays clean.
 * @param {string} message
 */
export function say(message) {
  process.stderr.write(`› ${message}\n`)
}

/**
 * @param {number} code
 * @param {string} message
 * @returns {never}
 */
export function fail(code, message) {
  say(message)
  process.exit(code)
}

/**
 * French decimals, for durations.
 * @param {number} milliseconds
 */
export function seconds(milliseconds) {
  return `${(milliseconds / 1000).toFixed(1).replace('.', ',')} s`
}
