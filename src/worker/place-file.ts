import { type PlaceAsk, placesIn, placesOfTable, type ReadPlaces } from '#domain/field/place-file.ts'
import { readTable, textOf } from './read-table.ts'

/** Reads a file of places away from the screen, and keeps it for a second reading with other axes or columns. */

// The worker library declares `self` as the general scope; this file is only started as a dedicated worker.
const scope = self as unknown as DedicatedWorkerGlobalScope

let kept: ArrayBuffer = new ArrayBuffer(0)

scope.addEventListener('message', ({ data }: MessageEvent<PlaceAsk>) => {
  kept = data.file ?? kept
  const read: ReadPlaces =
    data.kind === 'csv'
      ? placesOfTable(readTable(kept), data)
      : placesIn(textOf(new Uint8Array(kept)), data.axes)
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- only windows have a target origin
  scope.postMessage(read)
})
