/** How well a spot is known. The radius is the one that phones give: within it with 68 % certainty. */
export type Accuracy = 'good' | 'fair' | 'rough'

/** Up to this many metres a spot is exact, and up to this many it is good enough to find it again. */
const goodM = 5
const fairM = 15

export const accuracyOf = (accuracyM: number): Accuracy =>
  accuracyM <= goodM ? 'good' : accuracyM <= fairM ? 'fair' : 'rough'

/** Worse than this (metres) a person has to say that the pin is right, or put it right. */
export const roughAccuracyM = 25
