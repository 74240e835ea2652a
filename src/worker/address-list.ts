import {
  type ImportedAddresses,
  importFields,
  type ImportProblem,
  type Mapping,
  readAddresses,
} from '#domain/field/address-import.ts'
import type { ListCall, ListCalls, ListReply, ListRequest, ListRow } from '#domain/field/address-list.ts'
import { readTable, type Table } from './read-table.ts'

/** Reads a list of addresses away from the screen, and answers with windows on it. */

// The worker library declares `self` as the general scope; this file is only started as a dedicated worker.
const scope = self as unknown as DedicatedWorkerGlobalScope

let table: Table = { heading: [], rows: [], encoding: 'utf-8', delimiter: ';' }
let mapping: Mapping = {}
let read: ImportedAddresses = { addresses: [], problems: [] }
/** By row of the spreadsheet. */
let wrong = new Map<number, ImportProblem[]>()

const answers: { readonly [Name in ListCall]: (ask: ListCalls[Name]['ask']) => ListCalls[Name]['answer'] } = {
  open: ({ file }) => {
    table = readTable(file)
    const { heading, rows, encoding, delimiter } = table
    return { heading, sample: rows.slice(0, 3), rows: filled().length, encoding, delimiter }
  },
  read: ({ mapping: chosen, known }) => {
    mapping = chosen
    read = readAddresses(table.rows, mapping, known)
    wrong = Map.groupBy(read.problems, ({ row }) => row)
    const { addresses, problems } = read
    const areas = Map.groupBy(addresses, ({ area }) => area)
    return {
      good: addresses.length,
      bad: wrong.size,
      problems: problems.length,
      streets: new Set(addresses.map(({ fields }) => fields.street)).size,
      placed: addresses.filter(({ fields }) => fields.lat != null).length,
      doNotVisit: addresses.filter(({ fields }) => fields.doNotVisit).length,
      areas: [...areas].flatMap(([name, { length }]) => (name === '' ? [] : [{ name, count: length }])),
      withoutArea: areas.get('')?.length ?? 0,
    }
  },
  look: ({ from, count, only }) => {
    const rows = only === 'wrong' ? [...wrong.keys()] : filled()
    return { rows: rows.slice(from, from + count).map(rowAt), of: rows.length }
  },
  take: ({ from, count }) => read.addresses.slice(from, from + count),
}

/** Rows that say something, as a spreadsheet counts them. */
const filled = (): readonly number[] =>
  table.rows.flatMap((cells, index) => (cells.some((text) => text.trim() !== '') ? [index + 2] : []))

const rowAt = (row: number): ListRow => ({
  row,
  cells: Object.fromEntries(
    importFields.flatMap((field) => {
      const column = mapping[field]
      return column === undefined ? [] : [[field, table.rows[row - 2]?.[column] ?? '']]
    }),
  ),
  problems: wrong.get(row) ?? [],
})

scope.addEventListener('message', ({ data }: MessageEvent<ListRequest>) => {
  const reply: ListReply = { call: data.call, answer: answerTo(data) }
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- only windows have a target origin
  scope.postMessage(reply)
})

const answerTo = (request: ListRequest): ListReply['answer'] => {
  switch (request.name) {
    case 'open':
      return answers.open(request.ask)
    case 'read':
      return answers.read(request.ask)
    case 'look':
      return answers.look(request.ask)
    case 'take':
      return answers.take(request.ask)
  }
}
