import { describe, expect, test } from 'vitest'
import Papa from 'papaparse'
import type { Cell } from '#domain/export/table.ts'
import { csvText, defused } from '#domain/export/csv.ts'

const about = { nl: 'x', en: 'x' }
const table = (...cells: Cell[]) => ({
  columns: cells.map((_, at) => ({ name: `c${String(at)}`, kind: 'text' as const, about })),
  rows: [cells],
})
const back = (text: string, delimiter: string) =>
  Papa.parse<string[]>(text.replace('\u{feff}', ''), { delimiter }).data[1]

describe('CSV', () => {
  test('begins with a byte order mark, uses semicolons and decimal commas for a Dutch Excel', () => {
    const text = csvText(table(22.5, -3.25, 7, null, 'eerste; tweede'), 'excel')
    expect(text.startsWith('\u{feff}c0;c1;c2;c3;c4\r\n')).toBe(true)
    expect(text).toContain('22,5;-3,25;7;;"eerste; tweede"')
  })

  test('is plain RFC 4180 for programs: no mark, commas, decimal points, CRLF', () => {
    expect(csvText(table(22.5, 'a,b', 'zegt "ja"'), 'plain')).toBe('c0,c1,c2\r\n22.5,"a,b","zegt ""ja"""')
  })

  test.each([
    '=1+1',
    '+31612345678',
    '-2+3',
    '@SUM(A1)',
    '\tdingen',
    '\r=1',
    '\n=1',
    ' =HYPERLINK("http://x")',
    '＝1+1',
    '＠SUM(A1)',
    '\u200b=1',
  ])('puts an apostrophe before a text that a spreadsheet would run: %j', (text) => {
    for (const dialect of ['excel', 'plain'] as const)
      expect(back(csvText(table(text), dialect), dialect === 'excel' ? ';' : ',')).toEqual([`'${text}`])
  })

  test('leaves a negative number a number', () => {
    expect(csvText(table(-4.5), 'excel')).toContain('-4,5')
    expect(defused('gewoon = goed')).toBe('gewoon = goed')
  })

  test.each([
    '"',
    '""',
    'a"b',
    "a'b",
    'regel 1\nregel 2',
    'regel 1\r\nregel 2',
    ';,;',
    '🍋 é ‮ ﷽',
    'null',
    '<b>x</b>',
    ' x ',
  ])('brings %j back as it was', (text) => {
    for (const dialect of ['excel', 'plain'] as const)
      expect(back(csvText(table(text, 'b'), dialect), dialect === 'excel' ? ';' : ',')).toEqual([text, 'b'])
  })
})
