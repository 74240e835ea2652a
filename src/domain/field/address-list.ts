import type { ImportedAddress, ImportField, ImportProblem, Mapping } from './address-import.ts'
import type { AddressFields } from './address.ts'

/** What the screen asks of the worker that reads a list of addresses, and what it answers. A list may have fifty thousand
 *  rows: the screen only ever gets a window on them. */

export type TableEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'

export interface OpenedList {
  readonly heading: readonly string[]
  /** The first rows under it, to choose columns by. */
  readonly sample: readonly (readonly string[])[]
  readonly rows: number
  readonly encoding: TableEncoding
  readonly delimiter: string
}

/** Known addresses, against which doubles are found. */
export type KnownDoor = Pick<AddressFields, 'street' | 'houseNumber' | 'bagId'>

export interface ReadList {
  readonly good: number
  /** Rows in which something is wrong. */
  readonly bad: number
  readonly problems: number
  readonly streets: number
  readonly placed: number
  readonly doNotVisit: number
  /** The areas that the list names, and how many addresses each has. */
  readonly areas: readonly { readonly name: string; readonly count: number }[]
  readonly withoutArea: number
}

export interface ListRow {
  /** As a spreadsheet counts: the heading is row 1. */
  readonly row: number
  readonly cells: Readonly<Partial<Record<ImportField, string>>>
  readonly problems: readonly ImportProblem[]
}

export interface ListWindow {
  readonly rows: readonly ListRow[]
  readonly of: number
}

/** Each question with its answer. */
export interface ListCalls {
  readonly open: { readonly ask: { readonly file: ArrayBuffer }; readonly answer: OpenedList }
  readonly read: {
    readonly ask: { readonly mapping: Mapping; readonly known: readonly KnownDoor[] }
    readonly answer: ReadList
  }
  readonly look: {
    readonly ask: { readonly from: number; readonly count: number; readonly only: 'all' | 'wrong' }
    readonly answer: ListWindow
  }
  readonly take: {
    readonly ask: { readonly from: number; readonly count: number }
    readonly answer: readonly ImportedAddress[]
  }
}
export type ListCall = keyof ListCalls

export type ListRequest = {
  readonly [Name in ListCall]: {
    readonly call: number
    readonly name: Name
    readonly ask: ListCalls[Name]['ask']
  }
}[ListCall]

export interface ListReply {
  readonly call: number
  readonly answer: ListCalls[ListCall]['answer']
}
