import { gzipSync } from 'node:zlib'
import * as z from 'zod/mini'
import { chromiumFlags, chromiumPath } from '../support/chromium.ts'
import { publication, publicationOp } from '../support/publication.ts'
import { startTestServer } from '../support/server.ts'
import { installPeers, runPeer } from './peer-packages.ts'
import { medianIn } from './rounds.ts'
import { type Row, rounded } from './row.ts'

const rounds = 5
const Seen = z.array(z.object({ performance: z.number(), accessibility: z.number() }))

/** A public page from a cold start at 1.6 Mbit/s, 150 ms, four times slower: Lighthouse's scores, of 100, and what is
 *  sent before anything is asked for by hand. */
export const publicPage = async (): Promise<readonly Row[]> => {
  installPeers()
  const server = await startTestServer()
  try {
    const coordinator = await server.phone('coordinator')
    const { slug } = publication()
    await coordinator.push(publicationOp())
    const url = `${server.url}/p/${slug}`
    const args = [url, await chromiumPath(), String(rounds + 1), ...chromiumFlags]
    const seen = z.parse(Seen, await runPeer('lighthouse.js', args)).slice(1)
    const score = (name: 'performance' | 'accessibility'): Row => ({
      name: `public.${name}`,
      value: medianIn(seen.map((one) => one[name])),
      unit: 'of 100',
    })
    return [score('performance'), score('accessibility'), await bytesOf(url)]
  } finally {
    await server.remove()
  }
}

/** The page and its style sheet, compressed as they travel. */
const bytesOf = async (url: string): Promise<Row> => {
  const text = async (address: string) => (await fetch(address)).text()
  const page = await text(url)
  const [, styles = ''] = /<link rel="stylesheet" href="([^"]+)"/.exec(page) ?? []
  const sizes = [page, await text(new URL(styles, url).href)].map((one) => gzipSync(one).length)
  return {
    name: 'public.size',
    value: rounded(sizes.reduce((sum, size) => sum + size, 0) / 1_000),
    unit: 'kB',
  }
}
