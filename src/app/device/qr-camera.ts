/** Reads QR codes through the camera. The pictures stay in this page and are looked at one by one. */

/** Milliseconds between two looks: quick enough to feel at once, slow enough for an old phone. */
const lookMs = 150
/** Longest side that is looked at; more makes it slower and not surer. */
const longest = 800

/** Shows the camera in `video` and calls back with each text that is seen, until `signal` ends it. False when there is no
 *  camera, or none that may be used. */
export const watchForQr = async (
  video: HTMLVideoElement,
  onText: (text: string) => void,
  signal: AbortSignal,
): Promise<boolean> => {
  const [{ decodeQR }, stream] = await Promise.all([import('qr/decode.js'), openCamera()])
  if (stream === undefined) return false
  const stop = () => {
    for (const track of stream.getTracks()) track.stop()
  }
  if (signal.aborted) {
    stop()
    return true
  }
  signal.addEventListener('abort', stop)
  video.srcObject = stream
  await video.play().catch(() => undefined)
  const canvas = document.createElement('canvas')
  const pen = canvas.getContext('2d', { willReadFrequently: true })
  const look = () => {
    if (signal.aborted || pen === null) return
    const { videoWidth, videoHeight } = video
    const scale = Math.min(1, longest / Math.max(1, videoWidth, videoHeight))
    canvas.width = Math.round(videoWidth * scale)
    canvas.height = Math.round(videoHeight * scale)
    if (canvas.width > 0 && canvas.height > 0) {
      pen.drawImage(video, 0, 0, canvas.width, canvas.height)
      const text = textIn(decodeQR, pen.getImageData(0, 0, canvas.width, canvas.height))
      if (text !== undefined) onText(text)
    }
    setTimeout(look, lookMs)
  }
  look()
  return true
}

const openCamera = async (): Promise<MediaStream | undefined> => {
  try {
    return await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } })
  } catch {
    return undefined
  }
}

/** Most pictures hold no code, and the library throws then. */
const textIn = (decode: (image: ImageData) => string, image: ImageData): string | undefined => {
  try {
    return decode(image)
  } catch {
    return undefined
  }
}
