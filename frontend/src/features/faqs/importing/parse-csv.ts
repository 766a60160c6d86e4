export interface CsvRow {
  /** Where it begins in the file, 1 = the header. */
  line: number
  cells: string[]
}

export interface CsvFault {
  line: number
  code: 'unclosedQuote' | 'textAfterQuote'
}

export interface Csv {
  /** Rows that hold something, the header first. */
  rows: CsvRow[]
  faults: CsvFault[]
}

const separators = [';', ',', '\t'] as const

/**
 * Reads CSV as spreadsheets write it (RFC 4180): cells in quotes may hold separators, line ends and doubled quotes.
 * The separator, `;`, `,` or tab, is the one that the header uses. A row with a fault is left out and told of.
 */
export function parseCsv(text: string): Csv {
  const plain = text.replace(/^\uFEFF/, '')
  return new Reader(plain, separatorOf(plain)).read()
}

/** The sign that stands most often in the first line, outside quotes. */
function separatorOf(text: string): string {
  const header = (/^(?:"(?:[^"]|"")*"|[^"\r\n])*/.exec(text.trimStart())?.[0] ?? '').replace(/"(?:[^"]|"")*"/g, '')
  const counted = separators.map((sign) => ({ sign, times: header.split(sign).length - 1 }))
  return counted.reduce((best, one) => (one.times > best.times ? one : best)).sign
}

class Reader {
  readonly #text: string
  readonly #separator: string
  readonly #csv: Csv = { rows: [], faults: [] }
  #at = 0
  #line = 1

  constructor(text: string, separator: string) {
    this.#text = text
    this.#separator = separator
  }

  read(): Csv {
    while (this.#at < this.#text.length) this.#readRow()
    return this.#csv
  }

  #readRow(): void {
    const line = this.#line
    const cells: string[] = []
    let fault: CsvFault['code'] | null = null
    do {
      const isQuoted = this.#peek() === '"'
      const cell = isQuoted ? this.#readQuoted() : this.#readPlain()
      if (cell === null) fault ??= 'unclosedQuote'
      // What follows a closing quote, up to the next separator, belongs to no cell.
      else if (isQuoted && this.#readPlain().trim() !== '') fault ??= 'textAfterQuote'
      cells.push(cell ?? '')
    } while (this.#skip(this.#separator))
    this.#skipLineEnd()
    if (fault !== null) this.#csv.faults.push({ line, code: fault })
    else if (cells.some((cell) => cell.trim() !== '')) this.#csv.rows.push({ line, cells })
  }

  /** @returns null when the quote is never closed */
  #readQuoted(): string | null {
    let cell = ''
    this.#at += 1
    for (;;) {
      const end = this.#text.indexOf('"', this.#at)
      if (end === -1) {
        this.#moveTo(this.#text.length)
        return null
      }
      cell += this.#text.slice(this.#at, end)
      this.#moveTo(end + 1)
      if (this.#peek() !== '"') return cell
      cell += '"'
      this.#at += 1
    }
  }

  #readPlain(): string {
    const from = this.#at
    while (this.#at < this.#text.length && !this.#isEndOfCell()) this.#at += 1
    return this.#text.slice(from, this.#at)
  }

  #isEndOfCell(): boolean {
    const sign = this.#peek()
    return sign === this.#separator || sign === '\n' || sign === '\r'
  }

  #peek(): string | undefined {
    return this.#text[this.#at]
  }

  #skip(sign: string): boolean {
    if (this.#peek() !== sign) return false
    this.#at += 1
    return true
  }

  #skipLineEnd(): void {
    const hasReturn = this.#skip('\r')
    if (this.#skip('\n') || hasReturn) this.#line += 1
  }

  /** Forwards, counting the lines that a cell spans. */
  #moveTo(end: number): void {
    this.#line += this.#text.slice(this.#at, end).split(/\r\n|\n|\r/).length - 1
    this.#at = end
  }
}
