import { assetGroups, assetKind } from '#domain/field/taxonomy.ts'
import type { OngoingWalk, TrackPoint } from '#domain/field/walk.ts'
import { endedWalk } from '#domain/field/walk.ts'
import { pick, type Language } from '#domain/text.ts'
import type { KnownSighting } from '#app/sighting/use-sightings.ts'

/** What a walk came to: numbers that may be shared, and no place. */
export interface WalkReport {
  readonly date: string
  readonly minutes: number
  readonly cells: number
  /** Squares where nobody had been. */
  readonly fresh: number
  readonly found: number
  /** By group, in the order of the taxonomy. */
  readonly groups: readonly { readonly name: string; readonly count: number }[]
}

export const reportOf = (
  walk: OngoingWalk,
  {
    sightings,
    walked,
    today,
    language,
  }: {
    readonly sightings: readonly KnownSighting[]
    readonly walked: ReadonlySet<string>
    readonly today: string
    readonly language: Language
  },
): WalkReport => {
  const ids = new Set(walk.found)
  const found = sightings.filter(({ id }) => ids.has(id))
  const groupOf = ({ fields }: KnownSighting) => assetKind(fields.kind)?.group
  const { minutes, cells } = endedWalk(walk, { now: walk.seenAt, today })
  return {
    date: today,
    minutes,
    cells: cells.length,
    fresh: cells.filter((cell) => !walked.has(cell)).length,
    found: found.length,
    groups: assetGroups.flatMap((group) => {
      const count = found.filter((sighting) => groupOf(sighting) === group.code).length
      return count === 0 ? [] : [{ name: pick(group, language), count }]
    }),
  }
}

/** The route as a GPX file for the walker's own keeping (GPX 1.1, topografix.com/GPX/1/1). Without times. */
export const gpxOf = (track: readonly TrackPoint[]): string =>
  [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<gpx version="1.1" creator="Limonade" xmlns="http://www.topografix.com/GPX/1/1"><trk><trkseg>',
    ...track.map(({ lat, lon }) => `<trkpt lat="${lat.toFixed(6)}" lon="${lon.toFixed(6)}"/>`),
    '</trkseg></trk></gpx>',
    '',
  ].join('\n')
