/** What a line or a ring of corners is: whether it crosses itself, and a point that stands for it. */

/** Longitude and latitude in degrees, or any other pair of numbers. */
export type Position = readonly [x: number, y: number]

/** One piece of a geometry; a collection is several. The first ring of an area is its outline, the others are holes. */
export type Shape =
  | { readonly kind: 'point'; readonly at: Position }
  | { readonly kind: 'line'; readonly points: readonly Position[] }
  | { readonly kind: 'area'; readonly rings: readonly (readonly Position[])[] }

/** All corners of a shape, those of holes too. */
export const positionsOf = (shape: Shape): readonly Position[] => {
  switch (shape.kind) {
    case 'point':
      return [shape.at]
    case 'line':
      return shape.points
    case 'area':
      return shape.rings.flat()
  }
}

/** Lines and rings: what is drawn from corner to corner. */
export const pathsOf = (shape: Shape): readonly (readonly Position[])[] => {
  switch (shape.kind) {
    case 'point':
      return []
    case 'line':
      return [shape.points]
    case 'area':
      return shape.rings
  }
}

interface Edge {
  readonly a: Position
  readonly b: Position
  readonly index: number
  readonly left: number
  readonly right: number
}

/** Whether a closed ring crosses or touches itself between its corners. Edges are swept from left to right, so that only
 *  those beside each other are compared. A corner that is visited twice is let through: registers are full of them. */
export const crossesItself = (ring: readonly Position[]): boolean => {
  const edges = ring
    .slice(1)
    .flatMap((b, index): readonly Edge[] => {
      const a = ring[index]
      return a === undefined ? [] : [{ a, b, index, left: Math.min(a[0], b[0]), right: Math.max(a[0], b[0]) }]
    })
    .toSorted((one, other) => one.left - other.left)
  const open: Edge[] = []
  for (const edge of edges) {
    for (let at = open.length - 1; at >= 0; at--) {
      const other = open[at]
      if (other === undefined) continue
      if (other.right < edge.left) open.splice(at, 1)
      else if (!areNeighbours(edge, other, edges.length) && meet(edge, other)) return true
    }
    open.push(edge)
  }
  return false
}

const areNeighbours = (one: Edge, other: Edge, count: number): boolean => {
  const apart = Math.abs(one.index - other.index)
  return apart <= 1 || apart === count - 1
}

const meet = ({ a, b }: Edge, { a: c, b: d }: Edge): boolean => {
  if ([a, b].some((one) => [c, d].some((other) => one[0] === other[0] && one[1] === other[1]))) return false
  const sides = [turn(a, b, c), turn(a, b, d), turn(c, d, a), turn(c, d, b)] as const
  if (sides[0] * sides[1] < 0 && sides[2] * sides[3] < 0) return true
  return (
    (sides[0] === 0 && within(a, b, c)) ||
    (sides[1] === 0 && within(a, b, d)) ||
    (sides[2] === 0 && within(c, d, a)) ||
    (sides[3] === 0 && within(c, d, b))
  )
}

/** Positive when the way from a over b to c turns left. */
const turn = (a: Position, b: Position, c: Position): number =>
  Math.sign((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]))

const within = (a: Position, b: Position, c: Position): boolean =>
  c[0] >= Math.min(a[0], b[0]) &&
  c[0] <= Math.max(a[0], b[0]) &&
  c[1] >= Math.min(a[1], b[1]) &&
  c[1] <= Math.max(a[1], b[1])

/** A point that lies on or in the largest piece: of an area never in a hole, of a line in its middle. Areas stand for more
 *  than lines, and lines for more than points. */
export const pointOn = (shapes: readonly Shape[]): Position | undefined => {
  const areas = shapes.flatMap((shape) => (shape.kind === 'area' ? [shape.rings] : []))
  const largest = areas.toSorted((one, other) => surface(other[0] ?? []) - surface(one[0] ?? []))[0]
  if (largest !== undefined) return pointIn(largest)
  const longest = shapes
    .flatMap((shape) => (shape.kind === 'line' ? [shape.points] : []))
    .toSorted((one, other) => other.length - one.length)[0]
  if (longest !== undefined) return middleOf(longest)
  return shapes.flatMap((shape) => (shape.kind === 'point' ? [shape.at] : []))[0]
}

/** In square units of the numbers, for comparing only. */
const surface = (ring: readonly Position[]): number =>
  Math.abs(
    ring.reduce((sum, [x, y], index) => {
      const [nextX, nextY] = ring[(index + 1) % ring.length] ?? [x, y]
      return sum + x * nextY - nextX * y
    }, 0),
  )

/** In the middle of the widest stretch at half height. */
const pointIn = (rings: readonly (readonly Position[])[]): Position | undefined => {
  const heights = [...new Set((rings[0] ?? []).map(([, y]) => y))].toSorted((a, b) => a - b)
  const [low, high] = [heights[0], heights.at(-1)]
  if (low === undefined || high === undefined) return undefined
  if (low === high) return middleOf(rings[0] ?? [])
  // Not through a corner: between the two heights around the middle.
  const middle = (low + high) / 2
  const above = heights.find((height) => height > middle) ?? high
  const below = heights.findLast((height) => height <= middle) ?? low
  const y = (below + above) / 2
  const cuts = rings.flatMap((ring) => cutsAt(ring, y)).toSorted((a, b) => a - b)
  const stretches = cuts.flatMap((from, index) => {
    const to = cuts[index + 1]
    return index % 2 === 0 && to !== undefined ? [{ x: (from + to) / 2, width: to - from }] : []
  })
  const widest = stretches.toSorted((one, other) => other.width - one.width)[0]
  return widest === undefined ? rings[0]?.[0] : [widest.x, y]
}

const cutsAt = (ring: readonly Position[], y: number): readonly number[] =>
  ring.flatMap((b, index) => {
    const a = ring[(index + ring.length - 1) % ring.length] ?? b
    return a[1] > y === b[1] > y ? [] : [a[0] + ((y - a[1]) / (b[1] - a[1])) * (b[0] - a[0])]
  })

const middleOf = (points: readonly Position[]): Position | undefined => points[Math.floor(points.length / 2)]
