import { type Composition, figuresIn, publicationOf } from '#domain/inventory/compose.ts'
import { outlineOf } from '#domain/inventory/outline.ts'
import { photosToChoose, publicPins, unusedRows } from '#domain/inventory/public-things.ts'
import type { PublicationFields } from '#domain/inventory/publication.ts'
import type { ProjectFields } from '#domain/project/project.ts'
import { asFields } from '#domain/sync/operation.ts'
import type { Stored } from '#domain/sync/record.ts'
import { type OneOfMany, put } from '#app/store/many.ts'
import type { Store } from '#app/store/store.ts'
import type { Material } from './use-material.ts'

/** The page that somebody composed, out of what left the desk before; undefined when something in it may not stand there. */
export const pageOf = (
  composition: Composition,
  {
    material,
    project,
    on,
  }: {
    readonly material: Material
    readonly project: ProjectFields
    /** Today, `YYYY-MM-DD`. */
    readonly on: string
  },
): PublicationFields | undefined => {
  const { lang, slug, title, lead, sections, reachUs, panels, limonades, map, photos } = composition
  const { figures, things } = material
  const ways = figures.find(({ id }) => id === 'households')?.value
  const choice = new Map(photosToChoose(things).map((photo) => [photo.sha256, photo]))
  return publicationOf({
    lang,
    slug,
    status: 'live',
    on,
    period: null,
    areaName: project.name,
    households: ways?.status === 'shown' && ways.kind === 'counts' ? ways.households : null,
    householdsN: project.householdsN ?? null,
    kMin: project.kMin,
    kMoney: project.kMoney,
    title: title.trim(),
    lead: lead.trim(),
    sections: sections.map(({ heading, body }) => ({ heading: heading.trim(), body: body.trim() })),
    reachUs: reachUs.trim(),
    figures: figuresIn(figures, panels),
    limonades: material.limonades.flatMap(({ id, match, why }) =>
      why === undefined && limonades.includes(id) ? [match] : [],
    ),
    unused: { rows: map ? unusedRows(things) : [], pins: map ? publicPins(things) : [] },
    photos: photos.flatMap(({ sha256, alt }) => {
      const { sighting: _sighting, ...photo } = choice.get(sha256) ?? {}
      return 'sha256' in photo ? [{ ...photo, alt: alt.trim() }] : []
    }),
    boundary: map ? outlineOf(project.areaGeometry) : null,
  })
}

/** One deed: the page, its quotes, each under the story that it goes with, and which photos everybody may see. */
export const publishingDeed = async (
  store: Store,
  {
    id,
    page,
    composition,
    material,
    newId,
  }: {
    readonly id: string
    readonly page: PublicationFields
    readonly composition: Composition
    readonly material: Material
    readonly newId: () => string
  },
): Promise<readonly OneOfMany[]> => {
  const there = await store.recordById(id)
  return [
    put(there?.record, { type: 'publication', recordId: id, fields: asFields(page) }),
    ...(await quotesOf(store, { id, composition, material, newId })),
    ...(await photosOf(store, composition)),
  ]
}

/** Quotes that stand there and are chosen again stay; the others go. */
const quotesOf = async (
  store: Store,
  {
    id,
    composition,
    material,
    newId,
  }: {
    readonly id: string
    readonly composition: Composition
    readonly material: Material
    readonly newId: () => string
  },
): Promise<readonly OneOfMany[]> => {
  const chosen = material.quotes.filter((quote) => composition.quotes.includes(quote.id))
  const there = (await store.records('publicQuote')).filter(
    ({ record }) => record.fields['publicationId'] === id,
  )
  const isSame = (record: Stored, quote: (typeof chosen)[number]) =>
    record.fields['quote'] === quote.text &&
    record.fields['theme'] === quote.theme &&
    record.fields['minorityVoice'] === quote.minorityVoice
  return [
    ...there
      .filter(({ record }) => !chosen.some((quote) => isSame(record, quote)))
      .map(({ record }): OneOfMany => ({ kind: 'erase', type: 'publicQuote', recordId: record.id })),
    ...chosen
      .filter((quote) => !there.some(({ record }) => isSame(record, quote)))
      .map(({ id: story, text, theme, minorityVoice }): OneOfMany => ({
        kind: 'create',
        type: 'publicQuote',
        recordId: newId(),
        fields: { publicationId: id, quote: text, theme, minorityVoice },
        erasedWith: story,
      })),
  ]
}

const photosOf = async (store: Store, { photos }: Composition): Promise<readonly OneOfMany[]> => {
  const changes: OneOfMany[] = []
  for (const { sighting, sha256 } of photos) {
    const shown = await store.recordById(sighting)
    if (shown === undefined || shown.record.fields['publicPhoto'] === sha256) continue
    changes.push({ kind: 'edit', seen: shown.record, set: { publicPhoto: sha256 } })
  }
  return changes
}
