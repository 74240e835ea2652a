import { beforeEach, expect, onTestFinished, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import '#app/ui/ui.css'
import type { KeepState, Keeper, Wanted } from '#app/kept-map/keeper.ts'
import { KeepMapRoom } from '#app/screens/keep-map/keep-map-room.tsx'
import { planTiles } from '#domain/field/tile-plan.ts'
import { TextProvider } from '#app/text/text.tsx'
import { rendered } from '../ui/rendered.tsx'
import { tap } from './walk-room.tsx'

/** What a person is asked and told before and after a map is kept; the keeper itself is made up. */

const plan = planTiles(
  {
    type: 'Polygon',
    coordinates: [
      [
        [5.12, 52.09],
        [5.122, 52.09],
        [5.122, 52.0915],
        [5.12, 52.09],
      ],
    ],
  },
  { minZoom: 6, maxNativeZoom: 18 },
)
if (plan === undefined) throw new Error('no plan')
const count = plan.tiles.length

let asked: number
let kept: { readonly overMobile: boolean }[]
let removed: number
let answers: boolean

beforeEach(async () => {
  await page.viewport(360, 740)
  localStorage.setItem('limonade.language', 'nl')
  asked = 0
  kept = []
  removed = 0
  answers = true
})

const show = (state: KeepState) => {
  const wanted: Wanted = {
    template: 'https://tiles.example/{z}/{x}/{y}.png',
    plan,
    fetch: () => {
      asked++
      if (!answers) return Promise.reject(new TypeError('no network'))
      return Promise.resolve(new Response(new Blob([new Uint8Array(500_000)], { type: 'image/png' })))
    },
  }
  const keeper: Keeper = {
    state: () => state,
    subscribe: () => () => undefined,
    look: () => Promise.resolve(),
    keep: (_wanted, how) => {
      kept.push(how)
      return Promise.resolve()
    },
    pause: () => undefined,
    remove: () => {
      removed++
      return Promise.resolve()
    },
    stop: () => Promise.resolve(),
  }
  rendered(
    <TextProvider>
      <KeepMapRoom kind="map" wanted={wanted} keeper={keeper} state={state} />
    </TextProvider>,
  )
}

/** Something of the browser, as it is on another phone. */
const pretend = (on: object, name: string, value: unknown) => {
  Object.defineProperty(on, name, { value, configurable: true })
  onTestFinished(() => {
    Reflect.deleteProperty(on, name)
  })
}
const megabytes = Math.round(count * 0.5)

test('the size is said first, as an estimate, with the room that there is', async () => {
  show({ kind: 'none', other: 0 })
  await expect
    .element(page.getByText(`${count} kaartbeelden, ongeveer ${megabytes} MB`, { exact: true }))
    .toBeVisible()
  await expect.element(page.getByText(/Geschat uit \d+ beelden\..*vrij\./)).toBeVisible()
  await tap('Bewaar de kaart')
  expect(kept).toEqual([{ overMobile: false }])
})

test('over mobile data nothing is fetched unasked, not even to measure', async () => {
  pretend(navigator, 'connection', { type: 'cellular' })
  show({ kind: 'none', other: 0 })
  await expect.element(page.getByText('Meten kost een paar beelden', { exact: false })).toBeVisible()
  expect(asked).toBe(0)
  await tap('Meet hoe groot')
  await tap('Bewaar de kaart')
  const dialog = page.getByRole('dialog', { name: 'Via mobiel internet bewaren?' })
  await expect.element(dialog.getByText(`ongeveer ${megabytes} MB`, { exact: false })).toBeVisible()
  await tap('Wacht op wifi')
  expect(kept).toEqual([])
  await tap('Bewaar de kaart')
  await tap('Toch bewaren')
  expect(kept).toEqual([{ overMobile: true }])
})

test('when the size cannot be told it says why, and can be asked again', async () => {
  answers = false
  show({ kind: 'none', other: 0 })
  await expect.element(page.getByText('De kaartbeelden komen nu niet door', { exact: false })).toBeVisible()
  answers = true
  await tap('Meet hoe groot')
  await expect.element(page.getByText(`ongeveer ${megabytes} MB`, { exact: false })).toBeVisible()
})

test('what does not fit is not begun, and it says how much is needed', async () => {
  pretend(navigator.storage, 'estimate', () => Promise.resolve({ usage: 0, quota: 25_000_000 }))
  show({ kind: 'none', other: 0 })
  await expect
    .element(page.getByRole('alert').getByText(`Nodig is ${megabytes} MB, vrij is 25 MB`, { exact: false }))
    .toBeVisible()
  await expect.element(page.getByRole('button', { name: 'Bewaar de kaart' })).toBeDisabled()
})

test('a kept map says its age, and is removed only after asking', async () => {
  show({ kind: 'whole', tiles: count, bytes: 14_000_000, at: '2025-01-05T12:00:00Z' })
  await expect.element(page.getByText(/14 MB\. Bewaard 5 januari 2025\./)).toBeVisible()
  await expect.element(page.getByText('ouder dan een half jaar', { exact: false })).toBeVisible()
  await tap('Verwijder')
  await expect
    .element(page.getByRole('dialog').getByText('Dat maakt 14 MB vrij.', { exact: false }))
    .toBeVisible()
  expect(removed).toBe(0)
  await userEvent.click(page.getByRole('button', { name: 'Ja, verwijder' }))
  expect(removed).toBe(1)
})
