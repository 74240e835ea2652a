import type { SetFigure } from '../inventory/gated-set.ts'
import type { PublicationFields, PublicMatch, PublicPin, UnusedRow } from '../inventory/publication.ts'
import { type PublicThing, publicPins, unusedRows } from '../inventory/public-things.ts'
import { licence } from '../public/open-data.ts'
import type { Language } from '../text.ts'
import { codebook, codebookLines } from './codebook.ts'
import type { Feature } from './geojson.ts'
import { openTables } from './open-tables.ts'
import type { Table } from './table.ts'

/** The *Open* export of a neighbourhood: all figures past the gate, what is public of sightings, and the combinations of
 *  pages that are live. */
export interface OpenData {
  readonly areaName: string
  /** The day of the figures, `YYYY-MM-DD`. */
  readonly on: string
  readonly fictional: boolean
  readonly figures: SetFigure[]
  readonly limonades: PublicMatch[]
  readonly unused: { readonly rows: UnusedRow[]; readonly pins: PublicPin[] }
}

/** Only limonades of live pages, and only things that may be public. */
export const openDataOf = ({
  pages,
  things,
  figures,
  ...about
}: Pick<OpenData, 'areaName' | 'on' | 'fictional'> & {
  readonly figures: readonly SetFigure[]
  readonly pages: readonly PublicationFields[]
  readonly things: readonly PublicThing[]
}): OpenData => ({
  ...about,
  figures: [...figures],
  limonades: pages.filter(({ status }) => status === 'live').flatMap(({ limonades }) => limonades),
  unused: { rows: [...unusedRows(things)], pins: [...publicPins(things)] },
})

/** All tables, and the one that explains every column of them. */
export const openTablesOf = (data: OpenData, language: Language): readonly Table[] => {
  const tables = openTables(data, language)
  return [...tables, codebook(tables, language)]
}

/** Everything in one text with its codebook. */
export const openJsonOf = (data: OpenData, language: Language): string =>
  JSON.stringify({ licence, ...data, codebook: codebookLines(openTables(data, language), language) })

/** The places that may be public, for a map program (RFC 7946). They have no number of their own. */
export const openMapOf = ({ unused: { pins }, areaName, on }: OpenData): string =>
  JSON.stringify({
    type: 'FeatureCollection',
    licence,
    areaName,
    on,
    features: pins.map(({ lat, lon, kind, ownerDomain }): Omit<Feature, 'id'> => ({
      type: 'Feature',
      geometry: { type: 'Point', coordinates: [lon, lat] },
      properties: { kind, owner_domain: ownerDomain },
    })),
  })
