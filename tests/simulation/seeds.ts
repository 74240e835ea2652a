import fc from 'fast-check'
import { type Plan, plans } from './plan.ts'
import type { Broken } from './promises.ts'
import { play } from './run.ts'

/** What came of the seeds that one file of tests plays. */
export interface Played {
  readonly seeds: number
  readonly broken: readonly (Broken & { readonly seed: number; readonly smallest?: Plan })[]
}

const mostFailures = 3
const seedsByDefault = 500
const shrinkSecondsByDefault = 20

/** Plays the seeds 1, 2, … of which `share` of `shares` is ours; only one where SEED says which. Stops after three that
 *  fail; the first is made smaller. */
export const playSeeds = async (share: number, shares: number): Promise<Played> => {
  const only = numberOf('SEED')
  const last = only ?? numberOf('SEEDS') ?? seedsByDefault
  const broken: (Broken & { seed: number; smallest?: Plan })[] = []
  let seeds = 0
  for (let seed = only ?? 1; seed <= last; seed++) {
    if (seed % shares !== share) continue
    seeds += 1
    const found = await playSeed(seed)
    if (found.length === 0) continue
    const smallest = broken.length === 0 ? await shrink(seed) : undefined
    broken.push(...found.map((one) => ({ ...one, seed, ...(smallest === undefined ? {} : { smallest }) })))
    if (new Set(broken.map((one) => one.seed)).size >= mostFailures) break
  }
  return { seeds, broken }
}

const numberOf = (name: string): number | undefined => {
  const text = process.env[name] ?? ''
  return /^\d+$/.test(text) ? Number(text) : undefined
}

const playSeed = async (seed: number): Promise<readonly Broken[]> => {
  const [plan] = fc.sample(plans, { seed, numRuns: 1 })
  if (plan === undefined) throw new Error('no plan')
  return guarded(plan, seed)
}

/** An error of the product is a broken promise as well. */
const guarded = async (plan: Plan, seed: number): Promise<readonly Broken[]> => {
  try {
    return await play(plan, seed)
  } catch (error) {
    const sentence = error instanceof Error ? (error.stack ?? error.message) : String(error)
    return [{ promise: 'noLoss', sentence: `it broke: ${sentence.slice(0, 600)}` }]
  }
}

/** The smallest plan that still fails, as far as some seconds bring it. */
const shrink = async (seed: number): Promise<Plan | undefined> => {
  const seconds = numberOf('SHRINK') ?? shrinkSecondsByDefault
  if (seconds === 0) return undefined
  const property = fc.asyncProperty(plans, async (plan) => (await guarded(plan, seed)).length === 0)
  const details = await fc.check(property, {
    seed,
    numRuns: 1,
    interruptAfterTimeLimit: seconds * 1_000,
    endOnFailure: false,
  })
  return details.counterexample?.[0]
}

/** One sentence for each promise that this seed broke, and the command that plays it again. */
export const describe = ({ seed, sentence, after = '', smallest }: Played['broken'][number]): string =>
  [
    `${sentence} (${after})`,
    `  SEED=${seed} npx vitest run --project server tests/simulation`,
    ...(smallest === undefined ? [] : [`  smallest: ${JSON.stringify(smallest)}`]),
  ].join('\n')
