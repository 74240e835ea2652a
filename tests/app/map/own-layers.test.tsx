import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { DeskMap } from '#app/screens/coordinate/desk-map.tsx'
import { OwnLayers } from '#app/screens/coordinate/setup/own-layers.tsx'
import type { Pin } from '#app/map/pin.ts'
import { deskWith, fieldsOf } from '../fieldwork/desk.tsx'

const upload = async (text: string): Promise<void> => {
  const input = document.querySelector<HTMLInputElement>('input[type=file]')
  if (input === null) throw new Error('no place for a file')
  await userEvent.upload(input, new File([text], 'groen.geojson', { type: 'application/geo+json' }))
}
const line = (...coordinates: readonly (readonly number[])[]) =>
  JSON.stringify({
    type: 'Feature',
    properties: { naam: 'Kade' },
    geometry: { type: 'LineString', coordinates },
  })
const pins: readonly Pin[] = []

test('a layer out of a file lies on the map of everybody with its source, and can be hidden and taken off', async () => {
  localStorage.removeItem('limonade.layers')
  const { store } = deskWith(
    <>
      <OwnLayers />
      <div style={{ display: 'grid', blockSize: '20rem' }}>
        <DeskMap pins={pins} onPinTap={() => undefined} />
      </div>
    </>,
  )
  await expect.element(page.getByLabelText('Naam van de laag')).toBeVisible()
  await upload(line([5.2, 52.1], [5.3, 52.2]))
  await expect.element(page.getByText('Vul eerst de naam in, en van wie de gegevens zijn.')).toBeVisible()
  await userEvent.fill(page.getByLabelText('Naam van de laag'), 'Kades')
  await userEvent.fill(page.getByLabelText('Van wie zijn de gegevens?'), '© Gemeente')
  await upload(line([52.1, 5.2], [52.2, 5.3]))
  await expect
    .element(page.getByText('Er is niets toegevoegd. Bij vorm 1: noord en oost staan verwisseld.'))
    .toBeVisible()
  expect(await fieldsOf(store, 'mapLayer')).toEqual([])

  await upload(line([5.2, 52.1], [5.3, 52.2]))
  await expect.element(page.getByText('Kades staat op de kaart, met 1 vorm.')).toBeVisible()
  await expect.poll(() => document.querySelectorAll('.m-own').length).toBe(1)
  await expect.element(page.getByText('Kaartgegevens © Kadaster · © Gemeente')).toBeInTheDocument()

  await userEvent.click(page.getByRole('button', { name: 'Wat ligt er op de kaart?' }))
  await userEvent.click(page.getByRole('switch', { name: 'Kades' }))
  await expect.poll(() => document.querySelectorAll('.m-own').length).toBe(0)
  await userEvent.click(page.getByRole('switch', { name: 'Kades' }))
  await userEvent.keyboard('{Escape}')
  await expect.poll(() => document.querySelectorAll('.m-own').length).toBe(1)
  await userEvent.click(page.getByRole('button', { name: 'Haal Kades van de kaart' }))
  await expect.poll(() => document.querySelectorAll('.m-own').length).toBe(0)
})
