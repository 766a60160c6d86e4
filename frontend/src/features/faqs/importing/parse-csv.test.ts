import { describe, expect, it } from 'vitest'
import { parseCsv } from './parse-csv.ts'

const cellsOf = (text: string) => parseCsv(text).rows.map(({ cells }) => cells)

describe('a CSV file', () => {
  it('loses the row whose quote is never closed, and says where it began', () => {
    const { rows, faults } = parseCsv('question;answer\nA;B\nC;"never closed\nD;E')
    expect(rows.map(({ line }) => line)).toEqual([1, 2])
    expect(faults).toEqual([{ line: 3, code: 'unclosedQuote' }])
  })

  it('loses the row that has text after a closing quote, and goes on with the next one', () => {
    const { rows, faults } = parseCsv('question;answer\n"A" and more;B\nC;D')
    expect(rows.map(({ cells }) => cells)).toEqual([
      ['question', 'answer'],
      ['C', 'D'],
    ])
    expect(faults).toEqual([{ line: 2, code: 'textAfterQuote' }])
  })

  it('of nothing gives nothing', () => {
    expect(parseCsv('')).toEqual({ rows: [], faults: [] })
    expect(parseCsv('\uFEFF\r\n;;\r\n')).toEqual({ rows: [], faults: [] })
  })

  it.each([
    [';', 'question;answer\nA, or B;"C;D"', ['A, or B', 'C;D']],
    [',', 'question,answer\nA; or B,"C,D"', ['A; or B', 'C,D']],
    ['tab', 'question\tanswer\nA, B\tC;D', ['A, B', 'C;D']],
  ])('separated by %s is recognised by its header', (_, text, row) => {
    expect(cellsOf(text)[1]).toEqual(row)
  })

  it('is not misled by separators inside the quotes of its header', () => {
    expect(cellsOf('"question, the client\'s, own";answer\nA;B')[1]).toEqual(['A', 'B'])
  })

  it('keeps line ends, doubled quotes and the lines that a cell spans', () => {
    const { rows } = parseCsv('\uFEFFquestion;answer\r\nA;"first\r\nsecond ""quoted"""\r\nB;C\r\n')
    expect(rows).toEqual([
      { line: 1, cells: ['question', 'answer'] },
      { line: 2, cells: ['A', 'first\r\nsecond "quoted"'] },
      { line: 4, cells: ['B', 'C'] },
    ])
  })

  it('may end without a line end, and may have empty last cells', () => {
    expect(cellsOf('question;answer;category\nA;B;')).toEqual([
      ['question', 'answer', 'category'],
      ['A', 'B', ''],
    ])
  })
})
