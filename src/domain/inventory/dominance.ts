import { parameters } from '../codelists.ts'
import { sumOf } from './estimate.ts'

/** Whether one or two households could be found in a sum: the largest has more than half of it, or what is left without
 *  the two largest is less than 15 % of the largest (the p % rule: the second largest could find the largest). Amounts of
 *  households, at least zero. Source: Hundepool and others, Statistical Disclosure Control (2012), §4.2. */
export const isDominated = (amounts: readonly number[]): boolean => {
  let [largest, second] = [0, 0]
  for (const amount of amounts)
    if (amount > largest) [largest, second] = [amount, largest]
    else if (amount > second) second = amount
  const total = sumOf(amounts)
  if (total <= 0) return false
  const rest = total - largest - second
  return largest > parameters.dominance * total || 100 * rest < 100 * parameters.dominanceRest * largest
}
