import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Row } from './row.ts'

/** JavaScript that the join screen loads before anybody presses anything: the entry, what it imports at once, and the
 *  lazy room of the join screen if there is one. Gzipped, kB of 1,000 bytes. */
export const sizeOfJoin = (dist: string): readonly Row[] => {
  const html = readFileSync(join(dist, 'index.html'), 'utf8')
  const entries = [...html.matchAll(/<(?:script|link)[^>]+(?:src|href)="\/(assets\/[^"]+\.js)"/g)].map(
    ([, path = '']) => path,
  )
  const seen = new Set<string>()
  const visit = (path: string) => {
    if (seen.has(path)) return
    seen.add(path)
    const code = readFileSync(join(dist, path), 'utf8')
    for (const [, name = ''] of code.matchAll(
      /(?:^|[;}\s])(?:import|export)[^;"'()]*?from\s*["']\.\/([^"']+\.js)["']/g,
    ))
      visit(`assets/${name}`)
    for (const [, name = ''] of code.matchAll(/(?:^|[;}\s])import\s*["']\.\/([^"']+\.js)["']/g))
      visit(`assets/${name}`)
  }
  for (const path of entries) visit(path)
  const bytes = [...seen].reduce(
    (sum, path) => sum + gzipSync(readFileSync(join(dist, path)), { level: 9 }).length,
    0,
  )
  return [{ name: 'size.join', value: Math.round(bytes / 100) / 10, unit: 'kB' }]
}
