/** Something on the map that a tap opens. */
export interface Opening {
  readonly label: string
  /** Decides its sign in a list. */
  readonly group: string
  readonly open: () => void
}

/** What stands on one map, of every set of pins. */
export interface Crowd {
  readonly add: (element: Element, opening: Opening) => void
  readonly remove: (element: Element) => void
  /** An element, and what it covers or is covered by too much to be touched on its own. */
  readonly at: (element: Element) => readonly Opening[]
}

/** Pixels between the middles of two pins from which on a thumb finds each of them. */
const apartPx = 32

/** Pins of one set are counted together before they touch; pins of different sets may still lie over one another, since
 *  each is to stand on its own place. */
export const crowd = (): Crowd => {
  const standing = new Map<Element, Opening>()
  return {
    add: (element, opening) => {
      standing.set(element, opening)
    },
    remove: (element) => {
      standing.delete(element)
    },
    at: (element) => {
      const here = middleOf(element)
      return [...standing].flatMap(([other, opening]) => {
        const there = middleOf(other)
        const near = Math.max(Math.abs(here.x - there.x), Math.abs(here.y - there.y)) < apartPx
        return near ? [opening] : []
      })
    },
  }
}

const middleOf = (element: Element): { readonly x: number; readonly y: number } => {
  const { left, top, width, height } = element.getBoundingClientRect()
  return { x: left + width / 2, y: top + height / 2 }
}
