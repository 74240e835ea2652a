import axe, { type AxeResults } from 'axe-core'
import type { CDPSession, Page } from 'playwright-core'
import { expect } from 'vitest'

/** What every screen must be: without a violation of WCAG 2.2 AA that a machine can find, with one heading that names
 *  it, a title that does so in the browser's tab, and a main action that the keyboard reaches. */

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

export interface Sight {
  readonly width: number
  readonly height: number
  readonly colours: 'light' | 'dark'
}

const phone = { width: 360, height: 740 }
const desk = { width: 1280, height: 800 }
export const bothSizes: readonly Sight[] = [phone, desk].flatMap((size) => [
  { ...size, colours: 'light' as const },
  { ...size, colours: 'dark' as const },
])
export const onlyPhone: readonly Sight[] = [{ ...phone, colours: 'light' }]

/** Looks at the screen as it stands, in each of the ways. */
export const inspect = async (
  page: Page,
  { title, ways = bothSizes }: { readonly title: string; readonly ways?: readonly Sight[] },
): Promise<void> => {
  const devtools = await page.context().newCDPSession(page)
  const found: string[] = []
  for (const { width, height, colours } of ways) {
    await page.setViewportSize({ width, height })
    await page.emulateMedia({ colorScheme: colours, reducedMotion: 'reduce' })
    const problems = await violations(devtools)
    found.push(
      ...[...problems, ...(await smallPins(page))].map((problem) => `${width} ${colours}: ${problem}`),
    )
  }
  await devtools.detach()
  await page.setViewportSize(phone)
  if (found.length > 0) throw new Error(found.join('\n'))
  expect(await page.locator('h1').count()).toBe(1)
  expect(await page.title()).toBe(`${title} – Limonade`)
}

/** Presses Tab until the main action has the focus; where a sheet is open, its own. */
export const reachMain = async (page: Page): Promise<void> => {
  for (let presses = 0; presses < 200; presses++) {
    if (await page.evaluate(isOnMain)) return
    await page.keyboard.press('Tab')
  }
  throw new Error('the keyboard does not reach the main action')
}

const isOnMain = (): boolean => document.activeElement?.matches('.button.main, .action.first') === true

/** Evaluated by the browser's own debugger: the page's policy forbids scripts that are not its own. */
const evaluate = async (devtools: CDPSession, expression: string): Promise<unknown> => {
  const { result, exceptionDetails } = await devtools.send('Runtime.evaluate', {
    expression,
    awaitPromise: true,
    returnByValue: true,
  })
  if (exceptionDetails !== undefined) throw new Error(exceptionDetails.text)
  return result.value
}

const violations = async (devtools: CDPSession): Promise<readonly string[]> => {
  // Half a megabyte of script: once for each page that was loaded.
  if ((await evaluate(devtools, 'typeof axe')) === 'undefined') await evaluate(devtools, `${axe.source}; 0`)
  const options = JSON.stringify({ runOnly: rules, resultTypes: ['violations'] })
  // What axe says it returns; the debugger does not know its type.
  const results = (await evaluate(devtools, `axe.run(document, ${options})`)) as AxeResults
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.flatMap(({ target, html, any }) =>
      id === 'target-size' && /^<[^>]* class="leaflet-marker-icon/.test(html)
        ? []
        : [`${id} at ${target.join(' ')}: ${any[0]?.message ?? ''}`],
    ),
  )
}

/** Pins may lie over one another: WCAG 2.5.8 counts the place of a pin on a map as essential, and a tap on pins that do
 *  opens a list of them. Each has its full size all the same. */
const smallPins = (page: Page): Promise<readonly string[]> =>
  page.locator('.leaflet-marker-icon[role=button]').evaluateAll((pins) =>
    pins.flatMap((pin) => {
      const { width, height } = pin.getBoundingClientRect()
      return Math.min(width, height) < 24 ? [`a pin of ${String(width)} × ${String(height)}`] : []
    }),
  )
