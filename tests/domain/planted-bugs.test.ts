import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { mutants } from '../../scripts/mutants/planted.ts'

const root = join(import.meta.dirname, '..', '..')

test.each(mutants.map(({ name, ...mutant }) => [name, mutant] as const))(
  'the bug "%s" can still be planted in one place, and has a test that is there',
  (_, { file, from, tests }) => {
    expect(readFileSync(join(root, file), 'utf8').split(from)).toHaveLength(2)
    for (const path of tests) expect(existsSync(join(root, path)), path).toBe(true)
  },
)
