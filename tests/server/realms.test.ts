import { spawnSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'

const planted = join('src', 'domain', 'planted')
const bin = (name: string) => join('node_modules', '.bin', name)
const plant = (name: string, text: string) => {
  writeFileSync(join(planted, name), text)
}

beforeAll(() => {
  mkdirSync(planted, { recursive: true })
})
afterAll(() => {
  rmSync(planted, { recursive: true, force: true })
})

test.each([
  ['React', "import { useState } from 'react'\nexport const planted = useState\n"],
  ['Dexie', "import { Dexie } from 'dexie'\nexport const planted = Dexie\n"],
  ['Node', "import { readFileSync } from 'node:fs'\nexport const planted = readFileSync\n"],
  ['a part of Node', "import { readFile } from 'node:fs/promises'\nexport const planted = readFile\n"],
  ['the app', "import { readLink } from '#app/project/link.ts'\nexport const planted = readLink\n"],
])('lint fails when the domain imports %s', (_, text) => {
  plant('violation.ts', text)
  const { status, stdout } = spawnSync(bin('oxlint'), [planted], { encoding: 'utf8' })
  expect(status).not.toBe(0)
  expect(stdout).toContain('no-restricted-imports')
})

test('types fail when the domain touches the DOM', () => {
  plant('violation.ts', 'export const planted = document.title\n')
  const { status, stdout } = spawnSync(bin('tsc'), ['-p', 'tsconfig.domain.json'], { encoding: 'utf8' })
  expect(status).not.toBe(0)
  expect(stdout).toContain("'document'")
}, 60_000)
