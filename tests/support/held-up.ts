import type { Locator, Page } from 'playwright-core'

/** A camera that sees what is held up to it. Install it before the page is opened. */
export const withCamera = async (page: Page): Promise<void> => {
  await page.addInitScript(() => {
    const media = navigator.mediaDevices as MediaDevices | undefined
    if (media === undefined) return
    media.getUserMedia = async () => {
      const picture = new Image()
      picture.src = sessionStorage.getItem('held up') ?? ''
      await picture.decode()
      const canvas = document.createElement('canvas')
      canvas.width = 1_000
      canvas.height = 1_000
      const pen = canvas.getContext('2d')
      setInterval(() => {
        if (pen === null) return
        pen.fillStyle = '#fff'
        pen.fillRect(0, 0, 1_000, 1_000)
        pen.drawImage(picture, 100, 100, 800, 800)
      }, 100)
      return canvas.captureStream(10)
    }
  })
}

/** Holds something on one screen up to the camera of another. */
export const holdUp = async (what: Locator, to: Page): Promise<void> => {
  const png = await what.screenshot()
  await to.evaluate(
    (url) => {
      sessionStorage.setItem('held up', url)
    },
    `data:image/png;base64,${png.toString('base64')}`,
  )
}
