import { onTestFinished, expect, test, vi } from 'vitest'
import { MapView } from '#app/map/map-view.tsx'
import { tilesOf } from '#app/map/tiles.ts'
import { mapFile } from '../../support/map-file.ts'
import { rendered } from '../ui/rendered.tsx'

/** A picture of one colour. */
const picture = async (): Promise<Uint8Array> => {
  const canvas = new OffscreenCanvas(256, 256)
  const pen = canvas.getContext('2d')
  if (pen === null) throw new Error('no canvas here')
  pen.fillStyle = '#8c8'
  pen.fillRect(0, 0, 256, 256)
  return new Uint8Array(await (await canvas.convertToBlob()).arrayBuffer())
}

/** The server's map file, a range at a time; `undefined`: no network. */
const serve = (file: Uint8Array<ArrayBuffer> | undefined): void => {
  const real = globalThis.fetch
  const spy = vi.spyOn(globalThis, 'fetch').mockImplementation((input, init) => {
    if (input !== '/v1/map/file.pmtiles') return real(input, init)
    if (file === undefined) return Promise.reject(new TypeError('no network'))
    const [, start, end] = /bytes=(\d+)-(\d+)/.exec(new Headers(init?.headers).get('range') ?? '') ?? []
    const part = file.slice(Number(start), Number(end) + 1)
    return Promise.resolve(new Response(part, { status: 206, headers: { etag: '"een"' } }))
  })
  onTestFinished(() => {
    spy.mockRestore()
  })
}

/** The picture of zoom 12 around here. */
const here = { lat: 52.09, lon: 5.12 }
const zoom = 12
const spot = {
  x: Math.floor(((here.lon + 180) / 360) * 2 ** zoom),
  y: Math.floor(((1 - Math.asinh(Math.tan((here.lat * Math.PI) / 180)) / Math.PI) / 2) * 2 ** zoom),
}

const shown = (attribution: string) => {
  const states: string[] = []
  rendered(
    <div style={{ position: 'relative', inlineSize: '360px', blockSize: '600px' }}>
      <MapView
        label="Kaart"
        center={{ ...here, zoom: 16 }}
        tiles={tilesOf({ kind: 'file', attribution, minZoom: 10, maxZoom: zoom })}
        onTiles={(state) => states.push(state)}
      />
    </div>,
  )
  return states
}
const pictures = () => [...document.querySelectorAll<HTMLImageElement>('img.leaflet-tile')]

test('a map file that cannot be reached is said to be away', async () => {
  serve(undefined)
  const states = shown('© Niemand')
  await expect.poll(() => states.at(-1)).toBe('away')
  expect(pictures().every(({ naturalWidth }) => naturalWidth === 0)).toBe(true)
})

test('pictures come out of the map file, enlarged beyond its last zoom and absent outside of what it covers', async () => {
  serve(mapFile([{ z: zoom, ...spot, bytes: await picture() }]))
  const states = shown('© Voorbeeld')
  await expect.poll(() => pictures().filter(({ naturalWidth }) => naturalWidth === 256).length).toBe(1)
  expect(states).not.toContain('away')
  const [there] = pictures().filter(({ naturalWidth }) => naturalWidth === 256)
  expect(there?.getBoundingClientRect().width).toBeGreaterThan(4_000)
})
