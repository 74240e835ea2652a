import type { Page } from 'playwright-core'
import { handset } from '../support/chromium-process.ts'
import { join } from '../support/coordinator.ts'
import { planted, withExif } from '../support/exif.ts'
import { startTestServer } from '../support/server.ts'
import { mediansOf } from './rounds.ts'
import { beside, type Row, rounded } from './row.ts'

/** A photo of 12 megapixels in the built app, from the camera's file to the moment that it stands on the screen to be
 *  looked at; beside it the floor: decode, draw once, encode once, nothing else. What comes out is upright, at most 400 kB
 *  and without EXIF, or there is no figure. */
export const photoOf12Megapixels = async (): Promise<readonly Row[]> => {
  const server = await startTestServer({ demo: true, dist: 'dist' })
  const phone = handset()
  try {
    const page = await phone.open()
    await join(page, server.links.volunteer ?? '', 'Meetlat')
    await page.goto(`${server.url}/wandeling`)
    const file = {
      name: 'IMG_0001.jpg',
      mimeType: 'image/jpeg',
      buffer: await cameraFile(page),
    }
    await page.evaluate(watchReview)
    const input = page.locator('input[type=file][capture]')
    await input.waitFor({ state: 'attached' })
    const [app = 0, floor = 0] = await mediansOf(
      async () => {
        await input.setInputFiles(file)
        await page.getByRole('button', { name: 'Foto niet gebruiken' }).click()
        await page.locator('dialog[open]').waitFor({ state: 'detached' })
        return page.evaluate(() => reviewTime)
      },
      () => page.evaluate(bareFloor, file.buffer.toString('base64')),
    )
    await input.setInputFiles(file)
    await page.getByRole('button', { name: 'Niemand te zien. Gebruik foto' }).click()
    for (const answer of ['Spullen', 'Bakfiets', 'Samen', /^helemaal leeg/i, /bewaren$/i])
      await page.locator('section.sheet').getByRole('button', { name: answer }).last().click()
    await page.getByText('Bakfiets bewaard.').waitFor()
    const kept = Buffer.from(await page.evaluate(keptPicture), 'base64')
    const [width, height] = await page.evaluate(sizeOf, kept.toString('base64'))
    if (width >= height) throw new Error('the photo lies on its side')
    if (kept.byteLength > 400_000) throw new Error(`the photo has ${kept.byteLength} bytes`)
    if (['Exif', ...planted].some((words) => kept.includes(words))) throw new Error('the photo has EXIF')
    return [
      beside({ name: 'photo.12mp', value: rounded(app), unit: 'ms' }, 'one draw, one encode', rounded(floor)),
      { name: 'photo.12mp-size', value: rounded(kept.byteLength / 1_000), unit: 'kB' },
    ]
  } finally {
    await phone.close()
    await phone.discard()
    await server.remove()
  }
}

/** 4,000 by 3,000 pixels with the detail of a street, held sideways. */
const cameraFile = async (page: Page): Promise<Buffer> => {
  const encoded = await page.evaluate(async () => {
    const canvas = new OffscreenCanvas(4_000, 3_000)
    const pen = canvas.getContext('2d')
    if (pen === null) throw new Error('no canvas here')
    for (let at = 0; at < 60_000; at++) {
      pen.fillStyle = `hsl(${(at * 37) % 360} ${20 + (at % 50)}% ${20 + ((at * 7) % 60)}%)`
      pen.fillRect((at * 97) % 4_000, (at * 61) % 3_000, 4 + (at % 60), 4 + ((at * 3) % 40))
    }
    const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.92 })
    const reader = new FileReader()
    return new Promise<string>((resolve) => {
      reader.addEventListener('load', () => {
        resolve(String(reader.result).split(',')[1] ?? '')
      })
      reader.readAsDataURL(blob)
    })
  })
  const plain = Buffer.from(encoded, 'base64')
  const file = withExif(plain.buffer.slice(plain.byteOffset, plain.byteOffset + plain.byteLength), 6)
  return Buffer.from(await file.arrayBuffer())
}

/** Keeps how long it took from the file to the frame that shows the photo. */
const watchReview = () => {
  let from = 0
  addEventListener(
    'change',
    () => {
      from = performance.now()
    },
    true,
  )
  new MutationObserver(() => {
    if (from === 0 || document.querySelector('dialog[open] canvas') === null) return
    const begun = from
    from = 0
    requestAnimationFrame(() => {
      Object.assign(globalThis, { reviewTime: performance.now() - begun })
    })
  }).observe(document.body, { subtree: true, childList: true, attributes: true })
}

/** Put there by `watchReview`. */
declare const reviewTime: number

const bareFloor = async (encoded: string): Promise<number> => {
  const bytes = Uint8Array.from(atob(encoded), (letter) => letter.charCodeAt(0))
  const begun = performance.now()
  const bitmap = await createImageBitmap(new Blob([bytes]), { imageOrientation: 'from-image' })
  const canvas = new OffscreenCanvas(1_536, 2_048)
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0, 1_536, 2_048)
  await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.82 })
  return performance.now() - begun
}

/** The full picture as it stands in the tables of the phone. */
const keptPicture = async (): Promise<string> => {
  const names = (await indexedDB.databases()).map(({ name }) => name ?? '')
  for (const name of names) {
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open(name)
      opening.addEventListener('success', () => {
        resolve(opening.result)
      })
      opening.addEventListener('error', reject)
    })
    const all = <Row>(table: string) =>
      new Promise<Row[]>((resolve) => {
        const asking = db.transaction(table).objectStore(table).getAll()
        asking.addEventListener('success', () => {
          // What the app stores there.
          resolve(asking.result as Row[])
        })
      })
    if (!db.objectStoreNames.contains('blobChunk')) {
      db.close()
      continue
    }
    const full = (await all<{ sha256: string; size: string }>('blob')).find(({ size }) => size === 'full')
    const chunks = (await all<{ sha256: string; index: number; data: ArrayBuffer }>('blobChunk'))
      .filter(({ sha256 }) => sha256 === full?.sha256)
      .sort((a, b) => a.index - b.index)
    db.close()
    let text = ''
    for (const { data } of chunks) for (const byte of new Uint8Array(data)) text += String.fromCharCode(byte)
    if (text !== '') return btoa(text)
  }
  throw new Error('no picture was kept')
}

const sizeOf = async (encoded: string): Promise<readonly [number, number]> => {
  const bytes = Uint8Array.from(atob(encoded), (letter) => letter.charCodeAt(0))
  const { width, height } = await createImageBitmap(new Blob([bytes]))
  return [width, height]
}
