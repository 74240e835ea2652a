import { useState } from 'react'
import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import '#app/ui/ui.css'
import { BoundaryEditor } from '#app/map/boundary-editor.tsx'
import { TextProvider } from '#app/text/text.tsx'
import { contains } from '#domain/project/boundary.ts'
import type { AreaGeometry } from '#domain/project/project.ts'
import { rendered } from '../ui/rendered.tsx'
import { tap } from './walk-room.tsx'

let drawn: AreaGeometry | null = null

const Drawing = () => {
  const [value, setValue] = useState<AreaGeometry | null>(null)
  return (
    <TextProvider>
      <BoundaryEditor
        value={value}
        center={{ lat: 52.09, lon: 5.12, zoom: 16 }}
        onChange={(area) => {
          drawn = area
          setValue(area)
        }}
      />
    </TextProvider>
  )
}

const open = async () => {
  localStorage.setItem('limonade.language', 'nl')
  await page.viewport(800, 800)
  drawn = null
  rendered(<Drawing />)
  await expect.element(page.getByRole('application')).toBeVisible()
}
const corner = async (x: number, y: number) => {
  await userEvent.click(page.getByRole('application'), { position: { x, y } })
}

test('a boundary is drawn with taps, and closed with a button', async () => {
  await open()
  for (const [x, y] of [
    [200, 100],
    [600, 100],
    [600, 400],
    [200, 400],
  ] as const)
    await corner(x, y)
  await tap('Klaar')
  expect(drawn?.type).toBe('Polygon')
  if (drawn === null) throw new Error('nothing drawn')
  expect(drawn.coordinates[0]).toHaveLength(5)
  expect(contains(drawn, { lat: 52.09, lon: 5.12 })).toBe(true)
})

test('the last corner is undone, and the button to close waits for three', async () => {
  await open()
  await corner(200, 100)
  await corner(600, 100)
  await corner(600, 400)
  await tap('Terug')
  await expect.element(page.getByRole('button', { name: 'Klaar' })).toBeDisabled()
  await expect.element(page.getByText('2 hoeken.', { exact: false })).toBeVisible()
})

test('it can be drawn and put right with keys alone', async () => {
  await open()
  const map = page.getByRole('application')
  for (const key of ['{ArrowUp}', '{ArrowRight}', '{ArrowDown}']) {
    ;(map.element() as HTMLElement).focus()
    await userEvent.keyboard(key)
    await expect.poll(() => document.querySelector('.leaflet-pan-anim')).toBeNull()
    await tap('Hoek onder het kruis')
  }
  await tap('Klaar')
  const before = JSON.stringify(drawn)
  ;(page.getByRole('button', { name: 'Hoek 2.', exact: false }).element() as HTMLElement).focus()
  await userEvent.keyboard('{ArrowLeft}')
  await expect.poll(() => JSON.stringify(drawn)).not.toBe(before)
})
