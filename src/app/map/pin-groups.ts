/** What stands on the map: a sighting on its own, or several that would lie over one another. */
export interface Pin {
  readonly id: string
  readonly lat: number
  readonly lon: number
  /** Decides the sign on the pin. */
  readonly group: string
  /** Of this phone: in lemon. */
  readonly mine: boolean
  /** What it is, for somebody who does not see the sign. */
  readonly label: string
}

export interface PinGroup {
  readonly key: string
  readonly lat: number
  readonly lon: number
  readonly pins: readonly [Pin, ...Pin[]]
}

/** About the width of a pin and a thumb, in pixels. */
const apartPx = 52
/** From here on everything stands apart, since zooming in further would not part them. */
const apartZoom = 19

/** Puts pins that are closer than a thumb together, under the first of them. `project` gives pixels at the zoom that is
 *  shown. One pass that looks only at neighbouring cells, so thousands cost a few milliseconds. */
export const groupPins = (
  pins: readonly Pin[],
  zoom: number,
  project: (pin: Pin) => { readonly x: number; readonly y: number },
): readonly PinGroup[] => {
  if (zoom >= apartZoom) return pins.map((pin) => groupOf([pin]))
  const cells = new Map<string, Gathering[]>()
  const all: Gathering[] = []
  for (const pin of pins) {
    const { x, y } = project(pin)
    const column = Math.floor(x / apartPx)
    const row = Math.floor(y / apartPx)
    const near = around(column, row)
      .flatMap((key) => cells.get(key) ?? [])
      .find((other) => Math.hypot(other.x - x, other.y - y) < apartPx)
    if (near !== undefined) {
      near.pins.push(pin)
      continue
    }
    const fresh: Gathering = { x, y, pins: [pin] }
    const key = cellKey(column, row)
    cells.set(key, [...(cells.get(key) ?? []), fresh])
    all.push(fresh)
  }
  return all.map((gathering) => groupOf(gathering.pins))
}

interface Gathering {
  readonly x: number
  readonly y: number
  readonly pins: [Pin, ...Pin[]]
}

const groupOf = (pins: readonly [Pin, ...Pin[]]): PinGroup => ({
  key: pins.length === 1 ? pins[0].id : `${pins[0].id}+${String(pins.length)}`,
  lat: pins[0].lat,
  lon: pins[0].lon,
  pins,
})

const cellKey = (column: number, row: number): string => `${String(column)}/${String(row)}`

const around = (column: number, row: number): readonly string[] =>
  [-1, 0, 1].flatMap((right) => [-1, 0, 1].map((down) => cellKey(column + right, row + down)))
