import { appendFileSync } from 'node:fs'

/** How often a proof is repeated: few times in every test run, often where somebody has the time. `name` is a variable of
 *  the environment that says so. */
export const times = (name: string, otherwise: number): number => {
  const text = process.env[name] ?? ''
  return /^\d+$/.test(text) ? Number(text) : otherwise
}

/** With which seed properties draw their examples: a test run judges one state of the code, so that it always draws the
 *  same; `npm run soak` sets `FRESH` and draws others each time. `SEED` repeats one. */
export const seed = times('SEED', process.env['FRESH'] === undefined ? 1 : Date.now() % 1_000_000)

/** Prints what a proof counted; `npm run soak` gathers these lines into its table. */
export const counted = (what: string, figures: Readonly<Record<string, number>>): void => {
  const words = Object.entries(figures).map(([name, figure]) => `${name} ${figure}`)
  process.stdout.write(`${what}: ${words.join(', ')}\n`)
  const { PROOF } = process.env
  if (PROOF !== undefined) appendFileSync(PROOF, `${JSON.stringify({ what, figures })}\n`)
}
