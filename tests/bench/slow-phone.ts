import type { Page } from 'playwright-core'

/** The page on a phone that is so many times slower than this machine: what Chromium's own throttling does to the main
 *  thread. */
export const slowDown = async (page: Page, times: number): Promise<void> => {
  const session = await page.context().newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: times })
}

/** A line of 1.6 Mbit/s with 150 ms. */
export const slowLine = async (page: Page): Promise<void> => {
  const session = await page.context().newCDPSession(page)
  await session.send('Network.enable')
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 150,
    downloadThroughput: 1_600_000 / 8,
    uploadThroughput: 750_000 / 8,
  })
}

/** JavaScript heap of the page in MB of 1,000,000 bytes, after the garbage was collected. */
export const heapOf = async (page: Page): Promise<number> => {
  const session = await page.context().newCDPSession(page)
  await session.send('HeapProfiler.enable')
  await session.send('HeapProfiler.collectGarbage')
  await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  await session.detach()
  return usedSize / 1_000_000
}

/** Keeps, from now on in this page, how many milliseconds lie between a press and the frame that shows another text
 *  under the selector: the press as the browser received it, the frame once it was handed over for drawing. */
export const watchChanges = (page: Page, selector: string): Promise<void> =>
  page.evaluate((shown) => {
    const textOf = () => [...document.querySelectorAll(shown)].map((element) => element.textContent).join('|')
    const times: number[] = []
    let pressedAt: number | undefined
    let before = textOf()
    const onPress = ({ timeStamp }: Event) => {
      pressedAt = timeStamp
      before = textOf()
    }
    addEventListener('click', onPress, true)
    addEventListener('change', onPress, true)
    new MutationObserver(() => {
      if (pressedAt === undefined || textOf() === before || textOf() === '') return
      const from = pressedAt
      pressedAt = undefined
      requestAnimationFrame(() => {
        // A task after the frame begins once the frame was handed over.
        const { port1, port2 } = new MessageChannel()
        port1.addEventListener('message', () => times.push(performance.now() - from))
        port1.start()
        port2.postMessage(undefined)
      })
    }).observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true })
    Object.assign(globalThis, { changeTimes: times })
  }, selector)

/** What was measured since the last call. */
export const changesSeen = (page: Page): Promise<readonly number[]> =>
  page.evaluate(() => changeTimes.splice(0))

/** Put there by `watchChanges`. */
declare const changeTimes: number[]
