/** What is made unrecognisable on a picture before it is kept: strokes of a brush and boxes, in fractions of the upright
 *  picture, so that the same ones fit each size of it. Widths are fractions of the longest side. */

export interface Spot {
  readonly x: number
  readonly y: number
}

export type Cover =
  | { readonly kind: 'stroke'; readonly width: number; readonly points: readonly Spot[] }
  | {
      readonly kind: 'box'
      readonly x: number
      readonly y: number
      readonly width: number
      readonly height: number
    }
export type Box = Extract<Cover, { kind: 'box' }>

/** How much one press of a key moves or sizes a box. */
const step = 0.02
const smallest = 0.04

/** A box in the middle, to be moved to where it is needed. */
export const newBox: Box = { kind: 'box', x: 0.4, y: 0.4, width: 0.2, height: 0.2 }

/** The box after a key: arrows move it, with shift they change its size. Undefined for any other key. */
export const boxAfterKey = (box: Box, key: string, shift: boolean): Box | undefined => {
  const [right, down] = directions[key] ?? []
  if (right === undefined || down === undefined) return undefined
  return shift
    ? within({ ...box, width: box.width + right * step, height: box.height + down * step })
    : within({ ...box, x: box.x + right * step, y: box.y + down * step })
}

/** The box with its corner elsewhere. */
export const boxMovedTo = (box: Box, { x, y }: Spot): Box => within({ ...box, x, y })

const directions: Readonly<Record<string, readonly [number, number]>> = {
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
  ArrowDown: [0, 1],
  ArrowUp: [0, -1],
}

/** Never off the picture and never too small to see. */
const within = (box: Box): Box => {
  const width = clamp(box.width, smallest, 1)
  const height = clamp(box.height, smallest, 1)
  return { kind: 'box', width, height, x: clamp(box.x, 0, 1 - width), y: clamp(box.y, 0, 1 - height) }
}

const clamp = (value: number, least: number, most: number): number => Math.min(most, Math.max(least, value))

/** What of a canvas is needed to fill. */
type Pen = Pick<
  CanvasLike,
  | 'beginPath'
  | 'moveTo'
  | 'lineTo'
  | 'stroke'
  | 'fillRect'
  | 'fillStyle'
  | 'strokeStyle'
  | 'lineWidth'
  | 'lineCap'
  | 'lineJoin'
>
interface CanvasLike {
  beginPath(): void
  moveTo(x: number, y: number): void
  lineTo(x: number, y: number): void
  stroke(): void
  fillRect(x: number, y: number, width: number, height: number): void
  fillStyle: unknown
  strokeStyle: unknown
  lineWidth: number
  lineCap: string
  lineJoin: string
}

/** Fills everything that is covered with one solid colour, on a picture of so many pixels. */
export const fillCovers = (
  pen: Pen,
  covers: readonly Cover[],
  { width, height }: { readonly width: number; readonly height: number },
): void => {
  pen.fillStyle = pen.strokeStyle = colour
  pen.lineCap = pen.lineJoin = 'round'
  for (const cover of covers) {
    if (cover.kind === 'box') {
      pen.fillRect(cover.x * width, cover.y * height, cover.width * width, cover.height * height)
      continue
    }
    pen.lineWidth = cover.width * Math.max(width, height)
    pen.beginPath()
    const [first, ...rest] = cover.points
    if (first === undefined) continue
    pen.moveTo(first.x * width, first.y * height)
    // A tap is a dot: a line to where it began.
    for (const { x, y } of rest.length === 0 ? [first] : rest) pen.lineTo(x * width, y * height)
    pen.stroke()
  }
}

const colour = '#12211b'
