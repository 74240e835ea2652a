import * as z from 'zod/mini'
import { showsPhoto } from '#domain/field/public-photo.ts'
import { newestAt, type Standing } from '#domain/inventory/newest.ts'
import { PublicationFields } from '#domain/inventory/publication.ts'
import type { PublicPage } from '#domain/public/frame.ts'
import { migrate } from '#domain/records.ts'
import type { RecordRow } from './store/rows.ts'
import type { Reader } from './store/store.ts'
import { readRules } from './sync/rules.ts'

export type Published =
  | { readonly kind: 'live'; readonly page: PublicPage }
  | { readonly kind: 'withdrawn' }
  | { readonly kind: 'unknown' }

/** What stands at the address of a public page now: with the sentences and photos that may still be shown. */
export const readPublished = async (reader: Reader, project: string, slug: string): Promise<Published> => {
  const newest = newestAt(slug, (await reader.publications(project)).flatMap(standing))
  if (newest === undefined) return { kind: 'unknown' }
  if (newest.fields.status === 'withdrawn') return { kind: 'withdrawn' }
  const photos: PublicationFields['photos'][number][] = []
  for (const photo of newest.fields.photos) if (await isShown(reader, project, photo)) photos.push(photo)
  const { fictional } = await readRules(reader, project)
  return {
    kind: 'live',
    page: {
      publication: newest.fields,
      quotes: await quotesOf(reader, project, newest.id),
      photos,
      fictional,
    },
  }
}

/** Whether the picture behind a hash in the address of a live page may be shown, in either size: not once the page, its
 *  choice or the sighting was taken back. */
export const mayShowPhoto = async (
  reader: Reader,
  project: string,
  { slug, sha256 }: { readonly slug: string; readonly sha256: string },
): Promise<boolean> => {
  const newest = newestAt(slug, (await reader.publications(project)).flatMap(standing))
  if (newest?.fields.status !== 'live') return false
  const photo = newest.fields.photos.find((one) => one.sha256 === sha256 || one.small === sha256)
  return photo !== undefined && isShown(reader, project, photo)
}

const standing = ({ stored, number }: RecordRow): readonly Standing[] => {
  const fields = z.safeParse(PublicationFields, migrate(stored.type, stored.schemaVersion, stored.fields))
  return fields.success ? [{ id: stored.id, number: number ?? 0, fields: fields.data }] : []
}

/** Both sizes are there, and belong to one sighting that shows this photo. */
const isShown = async (
  reader: Reader,
  project: string,
  { sha256, small }: Pick<PublicationFields['photos'][number], 'sha256' | 'small'>,
): Promise<boolean> => {
  const naming = new Set((await reader.recordsNaming(project, small)).map(({ stored }) => stored.id))
  return (await reader.recordsNaming(project, sha256)).some(
    ({ stored }) => showsPhoto(stored, sha256) && naming.has(stored.id),
  )
}

const Quote = z.object({
  quote: z.string(),
  minorityVoice: z.optional(z.nullable(z.boolean())),
})

const quotesOf = async (
  reader: Reader,
  project: string,
  publication: string,
): Promise<PublicPage['quotes']> =>
  (await reader.under(project, publication))
    .filter(({ stored, state }) => stored.type === 'publicQuote' && state === 'shown')
    .toSorted((a, b) => (a.stored.id < b.stored.id ? -1 : 1))
    .flatMap(({ stored }) => {
      const quote = z.safeParse(Quote, stored.fields)
      return quote.success
        ? [{ quote: quote.data.quote, minorityVoice: quote.data.minorityVoice === true }]
        : []
    })
