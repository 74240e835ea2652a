import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { withFewColours } from './png.ts'

/** Takes pictures of what stands on the screen, at the size of a phone and of a desk. */
export interface Camera {
  /** `english` adds -en to the name and takes the phone only, `also` takes the phone once more in other looks. */
  readonly take: (
    page: Page,
    name: string,
    options?: { readonly english?: boolean; readonly also?: readonly Look[] },
  ) => Promise<void>
}

/** How the person wants to see the screen; the pictures in the docs are plain. */
export const looks = ['plain', 'dark', 'sun', 'large'] as const
export type Look = (typeof looks)[number]

const sizes = {
  phone: { width: 360, height: 740 },
  desk: { width: 1280, height: 800 },
} as const

export const camera = (folder: string, look: Look): Camera => {
  mkdirSync(folder, { recursive: true })
  const shoot = async (page: Page, file: string) => {
    await stillness(page)
    const png = await page.screenshot({ scale: 'css', caret: 'hide' })
    writeFileSync(join(folder, file), withFewColours(png))
    process.stdout.write(`${file}\n`)
  }
  return {
    take: async (page, name, { english = false, also = [] } = {}) => {
      await dress(page, look)
      for (const [size, { width, height }] of Object.entries(sizes)) {
        if (english && size === 'desk') continue
        await page.setViewportSize({ width, height })
        await shoot(page, `${name}${english ? '-en' : ''}-${size}.png`)
      }
      await page.setViewportSize(sizes.phone)
      for (const other of also) {
        await dress(page, other)
        await shoot(page, `${name}-${other}-phone.png`)
      }
      if (also.length > 0) await dress(page, look)
    },
  }
}

const dress = async (page: Page, look: Look): Promise<void> => {
  await page.emulateMedia({ reducedMotion: 'reduce', colorScheme: look === 'dark' ? 'dark' : 'light' })
  await page.evaluate((wished) => {
    const root = document.documentElement
    if (wished === 'sun') root.dataset['contrast'] = 'zon'
    else delete root.dataset['contrast']
    root.style.fontSize = wished === 'large' ? '200%' : ''
  }, look)
}

/** Nothing has been drawn anew for a while: the map and its pins are placed in several frames. */
const stillness = async (page: Page): Promise<void> => {
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const done = () => {
          observer.disconnect()
          requestAnimationFrame(() => {
            resolve()
          })
        }
        let timer = setTimeout(done, 250)
        const observer = new MutationObserver(() => {
          clearTimeout(timer)
          timer = setTimeout(done, 250)
        })
        observer.observe(document.body, { subtree: true, childList: true, attributes: true })
      }),
  )
}
