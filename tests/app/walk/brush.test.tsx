import { beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import * as z from 'zod/mini'
import { Photo } from '#domain/field/photo.ts'
import { pictureBytes } from '#app/store/photos.ts'
import { giveToCamera, jpeg, tap, walkRoom } from './walk-room.tsx'

beforeEach(async () => {
  await page.viewport(360, 740)
})

type Room = ReturnType<typeof walkRoom>

const upToSaving = async (room: Room) => {
  room.show()
  for (const name of ['Vondst', 'Gebouw', 'Kantoor', 'Organisatie', 'Helemaal leeg']) await tap(name)
}

/** Brushes from one spot of the picture to another, in shares of its width and height. */
const brush = async (from: readonly [number, number], to: readonly [number, number]) => {
  const canvas = page.getByRole('img', { name: 'Uw foto.', exact: false })
  await expect.element(canvas).toBeVisible()
  const element = canvas.element()
  const { left, top, width, height } = element.getBoundingClientRect()
  const send = (type: string, [x, y]: readonly [number, number]) =>
    element.dispatchEvent(
      new PointerEvent(type, {
        bubbles: true,
        isPrimary: true,
        pointerId: 1,
        clientX: left + x * width,
        clientY: top + y * height,
      }),
    )
  // A made-up pointer cannot be captured.
  element.setPointerCapture = () => undefined
  send('pointerdown', from)
  send('pointermove', to)
  send('pointerup', to)
}

/** What was saved, looked at: "ink" where it is filled. */
const lookAt = async (room: Room, size: 'full' | 'small') => {
  const [row] = await room.db.outbox.toArray()
  const operation = row?.body.kind === 'clear' ? row.body.operation : undefined
  const photo = z.parse(Photo, operation?.add?.['photos']?.[0])
  const bytes = await pictureBytes(room.db, size === 'full' ? photo.sha256 : photo.small)
  if (bytes === undefined) throw new Error('the picture is not here')
  const bitmap = await createImageBitmap(bytes)
  const pen = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d')
  pen?.drawImage(bitmap, 0, 0)
  return (x: number, y: number) => {
    const [red = 0, green = 0, blue = 0] =
      pen?.getImageData(Math.round(x * bitmap.width), Math.round(y * bitmap.height), 1, 1).data ?? []
    return red < 40 && green < 55 && blue < 50 ? 'ink' : red > 150 ? 'red' : 'green'
  }
}

test('what is brushed is solid in the full and the small picture, and the raw one was never stored', async () => {
  const room = walkRoom()
  await upToSaving(room)
  giveToCamera(await jpeg())
  await userEvent.click(page.getByText('Brede kwast'))
  await brush([0.25, 0.5], [0.45, 0.5])
  const kept = await room.store.meta('sightingDraft')
  expect(kept).toMatchObject({ photos: [] })
  expect(await room.db.blob.count()).toBe(0)

  await tap('Gebruik foto')
  await expect.element(page.getByRole('img', { name: 'Foto 1' })).toBeVisible()
  await tap('Bewaren')
  await expect.element(page.getByText('Kantoor bewaard.')).toBeVisible()
  for (const size of ['full', 'small'] as const) {
    const colour = await lookAt(room, size)
    expect([colour(0.25, 0.5), colour(0.35, 0.5), colour(0.45, 0.5)]).toEqual(['ink', 'ink', 'ink'])
    expect([colour(0.35, 0.3), colour(0.8, 0.5)]).toEqual(['red', 'green'])
  }
  expect(await room.db.blob.count()).toBe(2)
})

test('the last stroke is undone', async () => {
  const room = walkRoom()
  await upToSaving(room)
  giveToCamera(await jpeg())
  await brush([0.1, 0.1], [0.2, 0.1])
  await brush([0.35, 0.5], [0.4, 0.5])
  await tap('Ongedaan maken')
  await tap('Gebruik foto')
  await tap('Bewaren')
  await expect.element(page.getByText('Kantoor bewaard.')).toBeVisible()
  const colour = await lookAt(room, 'full')
  expect([colour(0.15, 0.1), colour(0.37, 0.5)]).toEqual(['ink', 'red'])
})

test('without a pointer a box is laid over it with the keys', async () => {
  const room = walkRoom()
  await upToSaving(room)
  giveToCamera(await jpeg())
  await tap('Vlak erop')
  // The box has the focus.
  await userEvent.keyboard('{ArrowUp>5/}{Shift>}{ArrowRight>5/}{/Shift}')
  await tap('Gebruik foto')
  await tap('Bewaren')
  await expect.element(page.getByText('Kantoor bewaard.')).toBeVisible()
  const colour = await lookAt(room, 'small')
  expect([colour(0.5, 0.35), colour(0.65, 0.4), colour(0.5, 0.6)]).toEqual(['ink', 'ink', 'green'])
})

test('a picture that is not used leaves nothing, and escape keeps the sighting open', async () => {
  const room = walkRoom()
  await upToSaving(room)
  giveToCamera(await jpeg())
  await expect.element(page.getByRole('dialog', { name: 'Kijk de foto na' })).toBeVisible()
  await userEvent.keyboard('{Escape}')
  await expect.element(page.getByRole('heading', { name: 'Klopt dit?' })).toBeVisible()
  expect(page.getByRole('dialog').query()).toBeNull()
  expect(await room.store.meta('sightingDraft')).toMatchObject({ photos: [] })
})
