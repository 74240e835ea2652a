import Papa from 'papaparse'
import type { TableEncoding } from '#domain/field/address-list.ts'

export interface Table {
  readonly heading: readonly string[]
  readonly rows: readonly (readonly string[])[]
  readonly encoding: TableEncoding
  readonly delimiter: string
}

/** A table of text as spreadsheets write it, whatever its encoding and delimiter. */
export const readTable = (file: ArrayBuffer): Table => {
  const bytes = new Uint8Array(file)
  const encoding = encodingOf(bytes)
  const text = new TextDecoder(encoding).decode(bytes)
  const { data, meta } = Papa.parse<string[]>(text, { delimitersToGuess: [';', ',', '\t'] })
  const [heading = [], ...rows] = data
  return { heading, rows, encoding, delimiter: meta.delimiter }
}

/** Text in whatever encoding it was written. */
export const textOf = (bytes: Uint8Array): string => new TextDecoder(encodingOf(bytes)).decode(bytes)

/** A byte order mark says it; without one UTF-16 shows by its zeros, UTF-8 by being without fault, and what is left is
 *  what Windows writes. */
const encodingOf = (bytes: Uint8Array): TableEncoding => {
  const [a, b] = bytes
  if (a === 0xff && b === 0xfe) return 'utf-16le'
  if (a === 0xfe && b === 0xff) return 'utf-16be'
  const start = bytes.subarray(0, 4_096)
  const zeros = (odd: number) => start.filter((byte, index) => index % 2 === odd && byte === 0).length
  if (zeros(1) > start.length / 4) return 'utf-16le'
  if (zeros(0) > start.length / 4) return 'utf-16be'
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return 'utf-8'
  } catch {
    return 'windows-1252'
  }
}
