import { createHash } from 'node:crypto'
import { readFileSync, readdirSync } from 'node:fs'
import { extname, join, relative, sep } from 'node:path'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { type Context, Hono } from 'hono'
import { problem } from './problem.ts'

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
}
const compressible = new Set(['.html', '.js', '.css', '.json', '.webmanifest', '.svg', '.txt'])

interface Asset {
  readonly path: string
  readonly type: string
  /** A name with a hash in it never changes its contents. */
  readonly immutable: boolean
}

/** The built app. Only files that were there at the start are served, so no path can lead anywhere else. Every page of
 *  the app is `index.html`; it and the service worker are always asked for again. */
export const staticRoutes = (dist: string) => {
  const assets = listAssets(dist)
  const load = once()

  const send = async (c: Context, asset: Asset): Promise<Response> => {
    const { bytes, zipped, etag } = await load(asset)
    const headers: Record<string, string> = {
      'content-type': asset.type,
      'cache-control': asset.immutable ? 'public, max-age=31536000, immutable' : 'no-cache',
      etag,
      vary: 'accept-encoding',
    }
    if (c.req.header('if-none-match') === etag) return c.body(null, 304, headers)
    const useZip = zipped !== undefined && /\bgzip\b/.test(c.req.header('accept-encoding') ?? '')
    return useZip
      ? c.body(zipped, 200, { ...headers, 'content-encoding': 'gzip' })
      : c.body(bytes, 200, headers)
  }

  return new Hono().get('*', (c) => {
    const { path } = c.req
    const asset = assets.get(path)
    if (asset !== undefined) return send(c, asset)
    const index = assets.get('/index.html')
    if (index !== undefined && extname(path) === '' && !path.startsWith('/v1/')) return send(c, index)
    return problem(404, 'not-found', { detail: 'There is nothing here.' })
  })
}

const listAssets = (dist: string): ReadonlyMap<string, Asset> =>
  new Map(
    readdirSync(dist, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => {
        const path = join(entry.parentPath, entry.name)
        const url = `/${relative(dist, path).split(sep).join('/')}`
        const type = types[extname(entry.name)] ?? 'application/octet-stream'
        return [url, { path, type, immutable: /^\/assets\/.*-[\w-]{8,}\.\w+$/.test(url) }]
      }),
  )

/** Reads and compresses each file the first time that it is asked for. */
const once = () => {
  const loaded = new Map<string, ReturnType<typeof loadAsset>>()
  return (asset: Asset) => {
    const known = loaded.get(asset.path) ?? loadAsset(asset)
    loaded.set(asset.path, known)
    return known
  }
}

const loadAsset = async ({ path }: Asset) => {
  const bytes = new Uint8Array(readFileSync(path))
  const etag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 20)}"`
  const zipped = compressible.has(extname(path)) ? new Uint8Array(await promisify(gzip)(bytes)) : undefined
  return { bytes, etag, ...(zipped === undefined ? {} : { zipped }) }
}
