import { writeFile } from 'node:fs/promises'
import { chromium } from 'playwright-core'
import { chromiumFlags, chromiumPath } from '../tests/support/chromium.ts'

/** Draws the app icons from the jug. Run by hand after the logo changes: `node scripts/icons.ts`. */
const jug = `<path fill="#16211B" d="M4.5 3.5H20.5V9.5C20.5 12.5 23.5 15 23.5 20.5C23.5 24 22.4 26.7 20.8 28.5H9.2C7.6 26.7 6.5 24 6.5 20.5C6.5 15 9.5 12.5 9.5 9.5V8.5Z"/><path fill="none" stroke="#16211B" stroke-width="2.5" stroke-linecap="round" d="M20.5 7.5H24a4 4 0 0 1 4 4v5.5a5 5 0 0 1-5 5"/><path fill="#FFD62B" d="M9.5 24.8C9.5 18.6 12.8 16 20.5 16C20.5 22.2 17.2 24.8 9.5 24.8Z"/>`

/** Maskable icons keep the jug within the inner 60 %: a launcher may cut a circle. */
const icons = [
  { file: 'app-192.png', size: 192, share: 0.68, corner: 0.2 },
  { file: 'app-512.png', size: 512, share: 0.68, corner: 0.2 },
  { file: 'maskable-512.png', size: 512, share: 0.56, corner: 0 },
  { file: 'apple-180.png', size: 180, share: 0.64, corner: 0 },
]

const browser = await chromium.launch({ executablePath: await chromiumPath(), args: chromiumFlags })
for (const { file, size, share, corner } of icons) {
  const page = await browser.newPage({ viewport: { width: size, height: size } })
  const scale = (size * share) / 32
  // The jug's own box is 4.5–29.3 by 3.5–28.5; its middle goes to the middle.
  const place = `translate(${size / 2 - 16.6 * scale} ${size / 2 - 16 * scale}) scale(${scale})`
  await page.setContent(
    `<body style="margin:0"><svg width="${size}" height="${size}" style="display:block"><rect width="${size}" height="${size}" rx="${size * corner}" fill="#FFD62B"/><g transform="${place}">${jug}</g></svg>`,
  )
  await writeFile(
    new URL(`../public/icons/${file}`, import.meta.url),
    await page.screenshot({ omitBackground: true }),
  )
  await page.close()
}
await browser.close()
