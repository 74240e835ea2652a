import { useEffect, useRef, useState } from 'react'
import { guessMapping, type Mapping } from '#domain/field/address-import.ts'
import type { KnownDoor, OpenedList, ReadList } from '#domain/field/address-list.ts'
import { useProject } from '#app/project/project-context.tsx'
import type { Area } from '../use-areas.ts'
import { readFieldwork } from '#app/store/fieldwork.ts'
import { type AddressList, startAddressList } from './address-list.ts'
import { writeAddresses } from './write-addresses.ts'

/** More than this is no list of addresses. */
const largestFile = 100_000_000

export type ImportState =
  | { readonly kind: 'none' }
  | { readonly kind: 'failed'; readonly reason: 'unreadable' | 'empty' | 'tooBig' | 'notSaved' }
  | { readonly kind: 'reading'; readonly name: string }
  | {
      readonly kind: 'open'
      readonly name: string
      readonly list: AddressList
      readonly opened: OpenedList
      readonly mapping: Mapping
      /** Undefined while it is read, or while a column is missing. */
      readonly read: ReadList | undefined
    }
  | { readonly kind: 'writing'; readonly done: number; readonly all: number }
  | { readonly kind: 'written'; readonly count: number }

/** The way of a file from the drop to the store. Nothing is written before a person says so. */
export const useAddressImport = () => {
  const { store } = useProject()
  const [state, setState] = useState<ImportState>({ kind: 'none' })
  const list = useRef<AddressList>(undefined)
  /** Only the last question counts. */
  const round = useRef(0)
  const end = () => {
    round.current += 1
    list.current?.end()
    list.current = undefined
  }
  useEffect(
    () => () => {
      round.current += 1
      list.current?.end()
    },
    [],
  )

  const open = async (file: File) => {
    end()
    const mine = round.current
    if (file.size > largestFile) return setState({ kind: 'failed', reason: 'tooBig' })
    setState({ kind: 'reading', name: file.name })
    const started = startAddressList()
    list.current = started
    try {
      const opened = await started.ask('open', { file: await file.arrayBuffer() })
      if (mine !== round.current) return
      if (opened.rows === 0) return setState({ kind: 'failed', reason: 'empty' })
      await map({ name: file.name, list: started, opened }, guessMapping(opened.heading))
    } catch {
      if (mine === round.current) setState({ kind: 'failed', reason: 'unreadable' })
    }
  }

  const map = async (
    file: { readonly name: string; readonly list: AddressList; readonly opened: OpenedList },
    mapping: Mapping,
  ) => {
    const mine = ++round.current
    setState({ kind: 'open', ...file, mapping, read: undefined })
    if (mapping.street === undefined || mapping.houseNumber === undefined) return
    try {
      const { addresses } = await readFieldwork(store)
      const known = addresses.map(({ street, houseNumber, bagId }): KnownDoor => ({
        street,
        houseNumber,
        bagId,
      }))
      const read = await file.list.ask('read', { mapping, known })
      if (mine === round.current) setState({ kind: 'open', ...file, mapping, read })
    } catch {
      if (mine === round.current) setState({ kind: 'failed', reason: 'unreadable' })
    }
  }

  const write = async (
    { list: from, read }: { readonly list: AddressList; readonly read: ReadList },
    { rest, areas }: { readonly rest: string; readonly areas: readonly Area[] },
  ) => {
    const show = (done: number) => {
      setState({ kind: 'writing', done, all: read.good })
    }
    show(0)
    const names = read.areas.map(({ name }) => name)
    const saved = await writeAddresses(store, from, {
      count: read.good,
      names,
      rest,
      areas,
      onProgress: show,
    }).catch(() => ({ ok: false as const }))
    end()
    setState(saved.ok ? { kind: 'written', count: read.good } : { kind: 'failed', reason: 'notSaved' })
  }

  const clear = () => {
    end()
    setState({ kind: 'none' })
  }
  return { state, open, map, write, clear }
}
