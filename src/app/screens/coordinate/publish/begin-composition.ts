import { type Composition, openingLine, publicationOf, saidOn, slugFrom } from '#domain/inventory/compose.ts'
import { partsOfId } from '#domain/inventory/set-panels.ts'
import type { Language } from '#app/text/text.tsx'
import type { Store } from '#app/store/store.ts'
import { readComposition } from './composition-draft.ts'
import type { Material } from './use-material.ts'

/** What somebody began, otherwise the page as it stands, otherwise a first proposal: the figures that show, with a sentence
 *  made of them. */
export const beginComposition = async (
  store: Store,
  {
    id,
    material,
    areaName,
    lang,
  }: {
    readonly id: string
    readonly material: Material
    readonly areaName: string
    readonly lang: Language
  },
): Promise<Composition> => {
  const kept = await readComposition(store, id)
  if (kept !== undefined) return kept
  const page = publicationOf((await store.recordById(id))?.record.fields)
  if (page === undefined) {
    const { figures } = material
    const shown = figures.filter(({ value }) => value.status === 'shown')
    return {
      lang,
      slug: slugFrom(areaName),
      title: openingLine(figures, lang) ?? '',
      lead: '',
      sections: [],
      reachUs: '',
      panels: [...new Set(shown.map((figure) => partsOfId(figure.id).panel))],
      limonades: [],
      quotes: [],
      photos: [],
      map: false,
    }
  }
  const titles = new Set(page.limonades.map(({ title }) => title))
  const quoted = new Set(
    (await store.records('publicQuote')).flatMap(({ record: { fields } }) =>
      fields['publicationId'] === id ? [fields['quote']] : [],
    ),
  )
  const { lang: own, slug, title, lead, sections, reachUs } = page
  const photoOf = new Map(
    material.things.flatMap((thing) =>
      (thing.fields.photos ?? []).map((photo) => [photo.sha256, thing.id] as const),
    ),
  )
  return {
    lang: own,
    slug,
    title,
    lead,
    sections,
    reachUs,
    panels: [...new Set(page.figures.map((figure) => partsOfId(figure.id).panel))],
    limonades: material.limonades.flatMap((one) => (titles.has(one.match.title) ? [one.id] : [])),
    quotes: material.quotes.flatMap((quote) => (quoted.has(quote.text) ? [quote.id] : [])),
    photos: page.photos.flatMap(({ sha256, alt }) => {
      const sighting = photoOf.get(sha256)
      return sighting === undefined ? [] : [{ sighting, sha256, alt }]
    }),
    map: page.boundary !== null || page.unused.rows.length > 0,
    over: saidOn(page),
  }
}
