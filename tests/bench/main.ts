import { interview } from './interview.ts'
import { inventory } from './inventory.ts'
import { loadOfJoin } from './load.ts'
import { sizeOfJoin } from './size.ts'
import { map } from './map.ts'
import { photoOf12Megapixels } from './photo.ts'
import { publicPage } from './public.ts'
import type { Row } from './row.ts'
import { sync } from './sync.ts'
import { sightingOnAWalk } from './walk.ts'

/** `npm run bench` measures all families, `npm run bench -- size` one; `--json` prints an array of rows. */
const families: Readonly<
  Record<string, () => AsyncIterable<Row> | Promise<readonly Row[]> | readonly Row[]>
> = {
  size: () => sizeOfJoin('dist'),
  load: loadOfJoin,
  interview,
  inventory,
  map,
  photo: photoOf12Megapixels,
  public: publicPage,
  sync,
  walk: sightingOnAWalk,
}

const words = process.argv.slice(2)
const wanted = words.filter((word) => !word.startsWith('--'))
const unknown = wanted.filter((name) => !Object.hasOwn(families, name))
if (unknown.length > 0) {
  process.stderr.write(
    `Unknown family: ${unknown.join(', ')}. There are: ${Object.keys(families).join(', ')}.\n`,
  )
  process.exit(2)
}

const asJson = words.includes('--json')
const rows: Row[] = []
for (const [name, measure] of Object.entries(families)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue
  for await (const row of await measure()) {
    rows.push(row)
    if (!asJson) process.stdout.write(`${lineOf(row)}\n`)
  }
}
if (asJson) process.stdout.write(`${JSON.stringify(rows, null, 2)}\n`)

function lineOf({ name, value, unit, peer, peerValue, ratio }: Row): string {
  const figure = `${name.padEnd(24)} ${String(value).padStart(9)} ${unit.padEnd(4)}`
  return peer === undefined ? figure : `${figure} ${ratio} × ${peer} (${peerValue})`
}
