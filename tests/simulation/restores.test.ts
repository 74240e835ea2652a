import { expect, test } from 'vitest'
import { playRestores } from './restores.ts'

/** SEEDS of the other simulation count for this one as well, a tenth of them: each has several restores. */
const seeds = Math.ceil(Number(process.env['SEEDS'] ?? '500') / 10)
const only = process.env['SEED']

test(
  'after restores of old backups nothing is lost, doubled or back from the dead, on any phone',
  async () => {
    const broken: string[] = []
    for (let seed = 1; seed <= seeds && broken.length === 0; seed++) {
      const now = only === undefined ? seed : Number(only)
      for (const sentence of await playRestores(now))
        broken.push(`${sentence}\n  SEED=${now} npx vitest run --project server tests/simulation/restores`)
      if (only !== undefined) break
    }
    expect(broken.join('\n')).toBe('')
  },
  24 * 3_600_000,
)
