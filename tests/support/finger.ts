import type { Locator, Page } from 'playwright-core'

/** A finger on the glass: the browser's own touches, from which it makes clicks itself, and their count. */
export interface Finger {
  readonly tap: (target: Locator) => Promise<void>
  /** From the middle of something sideways, in CSS pixels. */
  readonly swipe: (target: Locator, across: number) => Promise<void>
  /** How often it touched. */
  readonly touches: () => number
  readonly lift: () => Promise<void>
}

export const finger = async (page: Page): Promise<Finger> => {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Emulation.setTouchEmulationEnabled', { enabled: true })
  let touches = 0
  const touch = async (type: 'touchStart' | 'touchMove' | 'touchEnd', at?: Point) => {
    await devtools.send('Input.dispatchTouchEvent', { type, touchPoints: at === undefined ? [] : [at] })
  }
  return {
    tap: async (target) => {
      // Waits as a person does, until it stands still and nothing lies over it.
      await target.click({ trial: true })
      const at = await middleOf(target)
      touches += 1
      await listenForClick(page)
      await touch('touchStart', at)
      await touch('touchEnd')
      await clicked(page)
    },
    swipe: async (target, across) => {
      const from = await middleOf(target)
      touches += 1
      await touch('touchStart', from)
      // A frame for each part, and still at the end: all at once would be a fling, after which the next tap only stops it.
      for (const part of [0.2, 0.4, 0.6, 0.8, 1, 1, 1]) {
        await touch('touchMove', { x: from.x + across * part, y: from.y })
        await page.evaluate(() => new Promise(requestAnimationFrame))
      }
      await touch('touchEnd')
    },
    touches: () => touches,
    lift: async () => {
      await devtools.send('Emulation.setTouchEmulationEnabled', { enabled: false })
      await devtools.detach()
    },
  }
}

/** The browser makes a click of a tap some time after the finger went; what the screen does follows in a frame. Whoever
 *  types before that types into nothing. Of a few taps it makes none (a list of the system opens, a page
 *  that moves stops): then what is waited for is only as long as a busy machine may take. */
const listenForClick = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const click = new Promise((done) => {
      addEventListener('click', done, { once: true, capture: true })
      setTimeout(done, 2_000)
    })
    Reflect.set(globalThis, 'tapped', click)
  })

const clicked = async (page: Page): Promise<void> => {
  await page.evaluate(async () => {
    await Reflect.get(globalThis, 'tapped')
    await new Promise(requestAnimationFrame)
  })
}

interface Point {
  readonly x: number
  readonly y: number
}

const middleOf = async (target: Locator): Promise<Point> => {
  const box = await target.boundingBox()
  if (box === null) throw new Error('there is nothing to touch')
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}
