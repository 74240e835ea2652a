import { brokenAtRest, undecided } from './at-rest.ts'
import { brokenOnTheWay } from './on-the-way.ts'
import type { Run } from './stage.ts'
import { look } from './view.ts'

/** What is promised, by the name of the test that fails when it is broken. */
export const promises = {
  noLoss: 'No loss: what was saved is on a phone or on the server, at every step',
  exactlyOnce: 'Exactly once: an operation gets one answer and works once, however often it arrives',
  convergence: 'Convergence: equal scopes hold equal records on every phone and on the server',
  noHoles: 'No holes: a phone whose cursor stands at N has everything up to N',
  scope: 'Scope: nobody is sent anything outside their scopes',
  erased: 'Erased stays erased: no copy is left or comes back',
  everyValue: "Nobody's value disappears: it stands, is an open conflict, or was seen by whoever replaced it",
  truthfulStatus: 'Truthful status: nothing says that all was sent before it was received',
  oldPhones: 'Old phones: what another version made is kept and not guessed at',
  groups: 'Conversations and contacts are shown in groups of at least five',
  months: 'Conversations tell no day, no device and no author',
} as const

export type PromiseName = keyof typeof promises

export interface Broken {
  readonly promise: PromiseName
  readonly sentence: string
  /** When it was found. */
  readonly after?: string
}

/** What is broken at any moment, whatever is still on its way. */
export const brokenNow = async (run: Run): Promise<readonly Broken[]> => brokenOnTheWay(run, await look(run))

/** What is broken when everybody is online and nothing moves any more. */
export const brokenSettled = async (run: Run): Promise<readonly Broken[]> =>
  brokenAtRest(run, await look(run))

/** What is broken after a coordinator took all that revoked phones handed in. */
export const brokenDecided = async (run: Run): Promise<readonly Broken[]> =>
  undecided(run, await look(run)).map((sentence) => ({ promise: 'noLoss', sentence }))
