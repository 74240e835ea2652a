import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { type Context, Hono } from 'hono'
import * as z from 'zod/mini'
import { Slug } from '#domain/inventory/publication.ts'
import { nothingHere, type PublicPage, type View, viewNamed } from '#domain/public/frame.ts'
import { type Html, written } from '#domain/public/html.ts'
import { method } from '#domain/public/method.ts'
import { openFile } from '#domain/public/open-data.ts'
import { overview } from '#domain/public/page.ts'
import { sayIn } from '#domain/public/say.ts'
import { sheet } from '#domain/public/sheet.ts'
import { Sha256 } from '#domain/sync/operation.ts'
import { type Language, languages } from '#domain/text.ts'
import { pictureType } from './blobs/picture-type.ts'
import type { Deps } from './deps.ts'
import { problem } from './problem.ts'
import { mayShowPhoto, readPublished } from './published.ts'
import { limitByAddress } from './rate.ts'

/** A page with its photos is some fifteen requests, and a whole library may stand behind one address. */
const timesAJoin = 40

/** Nothing but the page's own style sheet and photos; there is no script to allow. */
const policy =
  "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

const css = readFileSync(join(import.meta.dirname, 'public-page.css'), 'utf8')
const styleName = `page-${createHash('sha256').update(css).digest('hex').slice(0, 12)}.css`
const styles = `/p/${styleName}`

/** `GET /p/…`: what everybody may read, as plain HTML without script. Asked for again each time, with a tag: what was taken
 *  back is gone at the next look. */
export const publicPageRoutes = (deps: Deps) => {
  const answers = answersByAddress(deps)
  const routes = new Hono()
  routes.use('/p/*', limitByAddress(deps.config.rates.address * timesAJoin))
  return routes
    .get('/p/:slug', async (c) => {
      const slug = c.req.param('slug')
      return slug === styleName
        ? send(c, await styleSheet, 'public, max-age=31536000, immutable')
        : answers(c, slug, [])
    })
    .get('/p/:slug/:part', (c) => answers(c, c.req.param('slug'), [c.req.param('part')]))
    .get('/p/:slug/:lang/:part', (c) => {
      const { slug, lang, part } = c.req.param()
      return lang === 'foto' ? photo(deps, c, { slug, sha256: part }) : answers(c, slug, [lang, part])
    })
}

/** An answer as it is sent, compressed once. */
interface Answer {
  readonly status: 200 | 404 | 410
  readonly type: string
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly zipped: Uint8Array<ArrayBuffer>
  readonly etag: string
}

const answerOf = async (status: Answer['status'], type: string, text: string): Promise<Answer> => {
  const bytes = new TextEncoder().encode(text)
  const etag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 20)}"`
  return { status, type, bytes, zipped: new Uint8Array(await promisify(gzip)(bytes)), etag }
}

const htmlType = 'text/html; charset=utf-8'
const styleSheet = answerOf(200, 'text/css; charset=utf-8', css)

/** Kept until anything on the server changes, so a page that many look at is made once. */
const mostKept = 200

const answersByAddress = ({ store, config }: Deps) => {
  let keptFor = ''
  const kept = new Map<string, Promise<Answer>>()

  const standing = (slug: string, address: string) =>
    store.read(async (reader) => {
      const [project] = await reader.projects()
      const clock = project === undefined ? undefined : await reader.clock(project)
      if (project === undefined || clock === undefined) return { kind: 'unknown' } as const
      const now = `${clock.epoch}.${clock.head}`
      if (now !== keptFor || kept.size >= mostKept) kept.clear()
      keptFor = now
      const answer = kept.get(address)
      if (answer !== undefined) return { kind: 'kept', answer } as const
      const published = await readPublished(reader, project, slug)
      return published.kind === 'live' ? { ...published, now } : published
    })

  return async (c: Context, slug: string, parts: readonly string[]): Promise<Response> => {
    const origin = config.publicUrl ?? new URL(c.req.url).origin
    const address = [origin, slug, ...parts].join('/')
    const found = isSlug(slug) ? await standing(slug, address) : ({ kind: 'unknown' } as const)
    if (found.kind === 'kept') return send(c, await found.answer, 'no-cache')
    if (found.kind === 'withdrawn') return nothing(c, 'gone')
    const made = found.kind === 'live' ? make(found.page, { parts, origin }) : undefined
    if (found.kind === 'unknown' || made === undefined) return nothing(c, 'not-here')
    if (found.now === keptFor) kept.set(address, made)
    return send(c, await made, 'no-cache')
  }
}

const isSlug = (slug: string): boolean => z.safeParse(Slug, slug).success

/** A view in one of the languages, or one of the files; undefined for a path that leads nowhere. */
const make = (
  page: PublicPage,
  { parts, origin }: { readonly parts: readonly string[]; readonly origin: string },
): Promise<Answer> | undefined => {
  const { lang } = page.publication
  const [first = '', second] = parts
  const file = second === undefined ? openFile(first, page) : undefined
  if (file !== undefined) return answerOf(200, file.type, file.text)
  const other = languages.find((language) => language === first)
  // In its own language a page has one address only.
  const view =
    other === undefined ? (second === undefined ? viewNamed(first) : undefined) : viewNamed(second ?? '')
  if (view === undefined) return undefined
  return answerOf(200, htmlType, written(draw[view](page, other ?? lang, { styles, origin })))
}

const draw: Readonly<
  Record<View, (page: PublicPage, language: Language, at: { styles: string; origin: string }) => Html>
> = { overview, method, sheet }

const nothing = async (c: Context, why: 'not-here' | 'gone'): Promise<Response> => {
  const status = why === 'gone' ? 410 : 404
  if (!(c.req.header('accept') ?? '').includes('text/html'))
    return why === 'gone'
      ? problem(status, 'withdrawn', { detail: 'This page was withdrawn.' })
      : problem(status, 'not-found', { detail: 'There is no such page.' })
  const language = /^en\b/i.test(c.req.header('accept-language') ?? '') ? 'en' : 'nl'
  const page = written(nothingHere(why, styles, sayIn(language)))
  return send(c, await answerOf(status, htmlType, page), 'no-store')
}

/** One photo of a live page, as long as its sighting shows it. No cache keeps it. */
const photo = async (
  { store, blobs }: Deps,
  c: Context,
  asked: { readonly slug: string; readonly sha256: string },
): Promise<Response> => {
  const known = isSlug(asked.slug) && z.safeParse(Sha256, asked.sha256).success
  const project = known
    ? await store.read(async (reader) => {
        const [first] = await reader.projects()
        return first !== undefined && (await mayShowPhoto(reader, first, asked)) ? first : undefined
      })
    : undefined
  const bytes = project === undefined ? undefined : await blobs.read(project, asked.sha256)
  if (bytes === undefined) return nothing(c, 'not-here')
  return c.body(bytes, 200, {
    ...guarded,
    'content-type': pictureType(bytes) ?? 'application/octet-stream',
    'cache-control': 'no-store',
  })
}

const guarded = { 'content-security-policy': policy }

const send = (c: Context, answer: Answer, cache: string): Response => {
  const { status, type, bytes, zipped, etag } = answer
  const headers = { ...guarded, 'content-type': type, 'cache-control': cache, etag, vary: 'accept-encoding' }
  if (status === 200 && c.req.header('if-none-match') === etag) return c.body(null, 304, headers)
  return /\bgzip\b/.test(c.req.header('accept-encoding') ?? '')
    ? c.body(zipped, status, { ...headers, 'content-encoding': 'gzip' })
    : c.body(bytes, status, headers)
}
