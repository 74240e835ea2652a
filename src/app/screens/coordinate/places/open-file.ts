import { geoLimits } from '#domain/field/geojson.ts'
import type { PlaceAsk, ReadPlaces } from '#domain/field/place-file.ts'
import { largestGpx, readGpx, type ReadGpx } from './gpx.ts'

export type NoFile = 'tooBig' | 'empty' | Extract<ReadGpx, { ok: false }>['reason']

export type OpenedFile =
  | { readonly ok: false; readonly reason: NoFile }
  | { readonly ok: true; readonly kind: PlaceAsk['kind']; readonly bytes: ArrayBuffer }

/** Looks at what kind of file it is. A file above its limit is refused before anything of it is read. */
export const openFile = async (file: File): Promise<OpenedFile> => {
  if (file.size > geoLimits.bytes) return { ok: false, reason: 'tooBig' }
  if (file.size === 0) return { ok: false, reason: 'empty' }
  const kind = kindOf(file.name, await file.slice(0, 200).text())
  if (kind !== 'gpx') return { ok: true, kind, bytes: await file.arrayBuffer() }
  if (file.size > largestGpx) return { ok: false, reason: 'tooBig' }
  // An XML reader is on the page only.
  const read = readGpx(await file.text())
  return read.ok ? { ok: true, kind: 'geojson', bytes: bytesOf(read.text) } : read
}

const kindOf = (name: string, start: string): 'geojson' | 'csv' | 'gpx' => {
  const extension = name.toLowerCase().split('.').at(-1) ?? ''
  if (extension === 'gpx') return 'gpx'
  if (['geojson', 'json'].includes(extension)) return 'geojson'
  if (['csv', 'tsv', 'txt'].includes(extension)) return 'csv'
  const first = start.replace(/^\uFEFF/, '').trimStart()[0]
  if (first === '<') return 'gpx'
  return first === '{' || first === '[' ? 'geojson' : 'csv'
}

const bytesOf = (text: string): ArrayBuffer => {
  const encoded = new TextEncoder().encode(text)
  return encoded.buffer.slice(encoded.byteOffset, encoded.byteOffset + encoded.byteLength)
}

/** A file that a worker holds; ending it gives the memory back. One question at a time. */
export interface PlaceReader {
  readonly read: (ask: PlaceAsk) => Promise<ReadPlaces>
  readonly end: () => void
}

export const startPlaceReader = (): PlaceReader => {
  const worker = new Worker(new URL('../../../../worker/place-file.ts', import.meta.url), { type: 'module' })
  return {
    read: (ask) =>
      new Promise((resolve, reject) => {
        const once = { once: true }
        worker.addEventListener(
          'message',
          ({ data }: MessageEvent<ReadPlaces>) => {
            resolve(data)
          },
          once,
        )
        worker.addEventListener(
          'error',
          (event) => {
            reject(new Error(event.message || 'the file could not be read'))
          },
          once,
        )
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- only windows have a target origin
        worker.postMessage(ask)
      }),
    end: () => {
      worker.terminate()
    },
  }
}
