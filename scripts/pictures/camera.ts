import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { withFewColours } from './png.ts'

/** Takes pictures of what stands on the screen, at the size of a phone and of a desk. */
export interface Camera {
  /** `english` adds -en to the name and takes the phone only. */
  readonly take: (page: Page, name: string, options?: { readonly english?: boolean }) => Promise<void>
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
  return {
    take: async (page, name, { english = false } = {}) => {
      await dress(page, look)
      for (const [size, { width, height }] of Object.entries(sizes)) {
        if (english && size === 'desk') continue
        await page.setViewportSize({ width, height })
        await stillness(page)
        const file = `${name}${english ? '-en' : ''}-${size}.png`
        const png = await page.screenshot({ scale: 'css', caret: 'hide' })
        writeFileSync(join(folder, file), withFewColours(png))
        process.stdout.write(`${file}\n`)
      }
      await page.setViewportSize(sizes.phone)
    },
  }
}

const dress = async (page: Page, look: Look): Promise<void> => {
  await page.emulateMedia({ reducedMotion: 'reduce', colorScheme: look === 'dark' ? 'dark' : 'light' })
  await page.evaluate((wished) => {
    if (wished === 'sun') document.documentElement.dataset['contrast'] = 'zon'
    if (wished === 'large') document.documentElement.style.fontSize = '200%'
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
