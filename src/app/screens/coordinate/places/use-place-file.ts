import { useEffect, useRef, useState } from 'react'
import type { PlaceAsk, ReadPlaces } from '#domain/field/place-file.ts'
import { type NoFile, openFile, type PlaceReader, startPlaceReader } from './open-file.ts'

export type PlaceFileState =
  | { readonly kind: 'none' }
  | { readonly kind: 'reading'; readonly name: string }
  | { readonly kind: 'failed'; readonly reason: NoFile | 'unreadable' }
  | {
      readonly kind: 'open'
      readonly name: string
      readonly ask: Omit<PlaceAsk, 'file'>
      readonly read: ReadPlaces
    }

/** The way of a file from the drop to the places in it. Nothing is written here. */
export const usePlaceFile = () => {
  const [state, setState] = useState<PlaceFileState>({ kind: 'none' })
  const reader = useRef<PlaceReader>(undefined)
  /** Only the last question counts. */
  const round = useRef(0)
  const end = () => {
    round.current += 1
    reader.current?.end()
    reader.current = undefined
  }
  useEffect(
    () => () => {
      round.current += 1
      reader.current?.end()
    },
    [],
  )

  const ask = async (name: string, question: PlaceAsk) => {
    const mine = ++round.current
    const started = (reader.current ??= startPlaceReader())
    try {
      const read = await started.read(question)
      const { file: _kept, ...asked } = question
      if (mine === round.current) setState({ kind: 'open', name, ask: asked, read })
    } catch {
      if (mine === round.current) setState({ kind: 'failed', reason: 'unreadable' })
    }
  }
  const open = async (file: File) => {
    end()
    const mine = round.current
    setState({ kind: 'reading', name: file.name })
    const opened = await openFile(file).catch(() => ({ ok: false as const, reason: 'unreadable' as const }))
    if (mine !== round.current) return
    if (!opened.ok) return setState({ kind: 'failed', reason: opened.reason })
    await ask(file.name, { file: opened.bytes, kind: opened.kind, axes: 'lonLat' })
  }
  const again = (change: Partial<Pick<PlaceAsk, 'axes' | 'columns'>>) => {
    if (state.kind === 'open') void ask(state.name, { ...state.ask, ...change })
  }
  const clear = () => {
    end()
    setState({ kind: 'none' })
  }
  return { state, open, again, clear }
}
