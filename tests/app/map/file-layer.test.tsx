import { onTestFinished, expect, test, vi } from 'vitest'
import { createKeeper } from '#app/kept-map/keeper.ts'
import { fetchOf, keptTemplate } from '#app/kept-map/kept-template.ts'
import { MapView } from '#app/map/map-view.tsx'
import { tilesOf } from '#app/map/tiles.ts'
import { dropKeptMaps } from '#app/store/kept-tiles.ts'
import { planTiles } from '#domain/field/tile-plan.ts'
import { worldPoint } from '#domain/field/tile-spot.ts'
import { memoryKeys } from '../../support/memory-keys.ts'
import { mapFile } from '../../support/map-file.ts'
import { openPhoneStore } from '../../support/phone-store.ts'
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

const here = { lat: 52.09, lon: 5.12 }
const zoom = 12
const spotAt = (z: number) => {
  const [x, y] = worldPoint(here.lon, here.lat)
  return { z, x: Math.floor(x * 2 ** z), y: Math.floor(y * 2 ** z) }
}

/** One picture around here, and one from nearer by. */
const file = async () => {
  const bytes = await picture()
  return mapFile([zoom, zoom + 2].map((z) => ({ ...spotAt(z), bytes })))
}

const shown = (attribution: string, maxZoom = zoom) => {
  const states: string[] = []
  rendered(
    <div style={{ position: 'relative', inlineSize: '360px', blockSize: '600px' }}>
      <MapView
        label="Kaart"
        center={{ ...here, zoom: 16 }}
        tiles={tilesOf({ kind: 'file', attribution, minZoom: 10, maxZoom })}
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
  serve(await file())
  const states = shown('© Voorbeeld')
  await expect.poll(() => pictures().filter(({ naturalWidth }) => naturalWidth === 256).length).toBe(1)
  expect(states).not.toContain('away')
  const [there] = pictures().filter(({ naturalWidth }) => naturalWidth === 256)
  expect(there?.getBoundingClientRect().width).toBeGreaterThan(4_000)
})

/** Keeps the one picture of zoom 12 around here. */
const keep = async (): Promise<void> => {
  const tiles = tilesOf({ kind: 'file', attribution: '© Voorbeeld', minZoom: 10, maxZoom: zoom })
  const { lat, lon } = here
  const corners = [
    [lon, lat],
    [lon + 1e-5, lat],
    [lon, lat + 1e-5],
    [lon, lat],
  ] as [number, number][]
  if (tiles === undefined) throw new Error('no map')
  const plan = planTiles({ type: 'Polygon', coordinates: [corners] }, tiles, { margin: 0 })
  if (plan === undefined) throw new Error('no plan')
  const { db, projectId, remove } = openPhoneStore('volunteer', memoryKeys)
  onTestFinished(async () => {
    await dropKeptMaps(projectId)
    await remove()
  })
  const keeper = createKeeper({
    db,
    projectId,
    network: () => 'free',
    now: () => new Date('2026-11-03T10:00:00Z'),
    alone: (run) => run().then(() => true),
  })
  const wanted = { template: keptTemplate(tiles), fetch: fetchOf(tiles), plan }
  await keeper.keep(wanted, { overMobile: false })
  expect(keeper.state()).toMatchObject({ kind: 'whole', tiles: 1 })
}

test('what was kept of the map file is drawn when it cannot be reached, and enlarged from near', async () => {
  serve(await file())
  await keep()
  serve(undefined)
  const states = shown('© Voorbeeld', zoom + 2)
  await expect
    .poll(() => pictures().some(({ naturalWidth }) => naturalWidth === 256), { timeout: 60_000 })
    .toBe(true)
  expect(states[0]).toBe('here')
})
