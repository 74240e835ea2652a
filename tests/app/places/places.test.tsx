import { describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { PlacesPage } from '#app/screens/coordinate/places/places-page.tsx'
import { openFile } from '#app/screens/coordinate/places/open-file.ts'
import { readGpx } from '#app/screens/coordinate/places/gpx.ts'
import type { Store } from '#app/store/store.ts'
import { deskWith, fieldsOf } from '../fieldwork/desk.tsx'

const button = (name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' })
const fill = (label: string, words: string) =>
  userEvent.fill(page.getByLabelText(label, { exact: true }), words)
const choose = (label: string | RegExp, code: string) =>
  userEvent.selectOptions(page.getByLabelText(label), code)
const drop = (text: BlobPart, name: string) =>
  userEvent.upload(page.getByLabelText('Kies een bestand'), new File([text], name))

const feature = (id: string, [x, y]: readonly [number, number], properties: object) => ({
  type: 'Feature',
  id,
  geometry: { type: 'Point', coordinates: [x, y] },
  properties,
})
const collection = (...features: readonly object[]) => JSON.stringify({ type: 'FeatureCollection', features })
const two = (naam: string) =>
  collection(
    feature('node/1', [5.21, 52.55], { naam, soort: 'Groenstrook' }),
    feature('node/2', [5.22, 52.56], { naam: 'Loods', soort: 'hangar' }),
  )

const readIn = async (store: Store, naam: string) => {
  await drop(two(naam), 'plekken.geojson')
  // A kind that is called after one is chosen already; the other is a person's to say.
  await choose(/^hangar/, 'hall')
  await button('Lees 2 plekken in').click()
  await expect.element(page.getByText('2 plekken ingelezen')).toBeVisible()
  return fieldsOf(store, 'assetSighting')
}

test('a file comes in as tips, the next one of the same source as an update, and each is taken back as a whole', async () => {
  const { store } = deskWith(<PlacesPage />)
  const tips = await readIn(store, 'Veld')
  expect(tips).toMatchObject([
    { kind: 'greenStrip', status: 'tip', visibility: 'team', title: 'Veld' },
    { kind: 'hall', status: 'tip', title: 'Loods' },
  ])
  expect(tips[0]?.['source']).toMatchObject({ name: 'OpenStreetMap', licence: 'ODbL', id: 'node/1' })

  await drop(two('Weide'), 'plekken.geojson')
  await choose(/^hangar/, 'hall')
  await button('Lees 1 plek in').click()
  await expect.element(page.getByText('1 plek ingelezen')).toBeVisible()
  expect((await fieldsOf(store, 'assetSighting')).map(({ title }) => title)).toEqual(['Weide', 'Loods'])

  await expect.poll(() => button('Draai terug').elements()).toHaveLength(2)
  for (const left of [['Veld', 'Loods'], []]) {
    await button('Draai terug').first().click()
    await page.getByRole('dialog').getByRole('button', { name: 'Draai terug' }).click()
    await expect
      .poll(async () => (await fieldsOf(store, 'assetSighting')).map(({ title }) => title))
      .toEqual(left)
  }
})

test('swapped axes are named with their numbers and swapped on a tap; nothing comes in without a source', async () => {
  const { store } = deskWith(<PlacesPage />)
  await drop(
    collection(feature('a', [52.55, 5.21], { naam: 'Veld' }), feature('b', [52.56, 5.22], {})),
    'x.geojson',
  )
  await expect.element(page.getByText('Bij 2 plekken staan noord en oost verwisseld')).toBeVisible()
  await expect.element(page.getByText('Plekken 1, 2 in het bestand.')).toBeVisible()
  await button('Wissel noord en oost om').click()
  await choose('Alle 2 plekken', 'greenStrip')
  await button('Lees 2 plekken in').click()
  await expect.element(page.getByText('Vul in waar dit bestand vandaan komt.')).toBeVisible()
  expect(await fieldsOf(store, 'assetSighting')).toEqual([])
  await fill('Bron', 'Gemeente')
  await button('Lees 2 plekken in').click()
  await expect.element(page.getByText('2 plekken ingelezen')).toBeVisible()
  expect((await fieldsOf(store, 'assetSighting'))[0]).toMatchObject({ place: { lat: 52.55, lon: 5.21 } })
})

test('a table in Windows-1252 and RD New is converted, and its bad rows stay out only when somebody says so', async () => {
  const { store } = deskWith(<PlacesPage />)
  const rows = ['naam;x;y', 'Café;155000;463000', 'Half;155000;']
  await drop(Uint8Array.from([...rows.join('\r\n')].map((letter) => letter.charCodeAt(0))), 'plekken.csv')
  await button('Reken om vanuit RD').click()
  await expect.element(page.getByText('De meters van RD zijn omgerekend.')).toBeVisible()
  await expect.element(page.getByText('Rij 3.')).toBeVisible()
  await choose('Deze plek', 'shop')
  await fill('Bron', 'Gemeente')
  await button('Lees alleen de goede plek in').click()
  expect(await fieldsOf(store, 'assetSighting')).toEqual([])
  await page.getByRole('dialog').getByRole('button', { name: 'Lees alleen de goede plek in' }).click()
  await expect.element(page.getByText('1 plek ingelezen')).toBeVisible()
  expect(await fieldsOf(store, 'assetSighting')).toMatchObject([{ title: 'Café', kind: 'shop' }])
})

test('what lies outside the boundary stays out, unless somebody wants it', async () => {
  const ring = [[5.2, 52.5], [5.215, 52.5], [5.215, 52.6], [5.2, 52.6], [5.2, 52.5]] as [number, number][] // prettier-ignore
  deskWith(<PlacesPage />, { project: { areaGeometry: { type: 'Polygon', coordinates: [ring] } } })
  await drop(two('Veld'), 'plekken.geojson')
  await expect.element(button('Lees 1 plek in')).toBeVisible()
  await page.getByRole('switch').click()
  await choose(/^hangar/, 'hall')
  await expect.element(button('Lees 2 plekken in')).toBeVisible()
})

describe('a file is refused before anything is read', () => {
  test.each([
    ['of 200 MB', new File([], 'groot.geojson'), 200_000_000, 'tooBig'],
    ['GPX of 21 MB', new File(['<gpx/>'], 'groot.gpx'), 21_000_000, 'tooBig'],
    ['of no bytes', new File([], 'leeg.csv'), 0, 'empty'],
  ])('%s', async (_, file, size, reason) => {
    const read: string[] = []
    const heavy = new Proxy(file, {
      get: (target, name) => {
        if (name === 'size') return size
        if (name === 'arrayBuffer' || name === 'text') read.push(String(name))
        const value: unknown = Reflect.get(target, name)
        return typeof value === 'function' ? value.bind(target) : value
      },
    })
    expect(await openFile(heavy)).toEqual({ ok: false, reason })
    expect(read).toEqual([])
  })

  test('and the page says which limits there are', async () => {
    const { store } = deskWith(<PlacesPage />)
    await drop('geen json', 'x.geojson')
    await expect.element(page.getByText('Dit is geen JSON, of het is afgebroken.')).toBeVisible()
    await expect.element(page.getByText(/^Hoogstens 50 MB en 20\.000 plekken/)).toBeVisible()
    expect(await fieldsOf(store, 'assetSighting')).toEqual([])
  })
})

describe('GPX', () => {
  const gpx = (inside: string) =>
    `<?xml version="1.0"?><gpx xmlns="http://www.topografix.com/GPX/1/1">${inside}</gpx>`
  test('gives its waypoints and never its tracks or times', () => {
    const track =
      '<trk><trkseg><trkpt lat="52.1" lon="5.1"><time>2026-03-09T10:00:00Z</time></trkpt></trkseg></trk>'
    const read = readGpx(
      gpx(`<wpt lat="52.5" lon="5.2"><name>Veld</name><time>2026-03-09T10:00:00Z</time></wpt>${track}`),
    )
    expect(read.ok && JSON.parse(read.text)).toEqual({
      type: 'FeatureCollection',
      features: [
        {
          type: 'Feature',
          geometry: { type: 'Point', coordinates: [5.2, 52.5] },
          properties: { name: 'Veld' },
        },
      ],
    })
  })

  test.each([
    ['without waypoints', gpx('<trk/>'), 'noWaypoints'],
    ['that is cut off', '<gpx><wpt lat="1"', 'notGpx'],
    ['that is another kind of XML', '<kml/>', 'notGpx'],
    [
      'with entities that grow',
      `<!DOCTYPE gpx [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>${gpx('&b;')}`,
      'entities',
    ],
  ])('%s is refused', (_, xml, reason) => {
    expect(readGpx(xml)).toEqual({ ok: false, reason })
  })

  test('with a waypoint that has no numbers names it', async () => {
    deskWith(<PlacesPage />)
    await drop(gpx('<wpt lat="noord" lon="5.2"/><wpt lat="52.5" lon="5.2"/>'), 'punten.gpx')
    await expect.element(page.getByText('Plek 1 in het bestand.')).toBeVisible()
  })
})
