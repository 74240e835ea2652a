import { type BaseMap, pdokOrigin, usualBaseMap } from '#domain/project/base-map.ts'

/** A layer of map pictures. Hosts come from the operator only: they must stand in the content security policy. */
export interface Tiles {
  /** `pictures`: `url` has `{z}`, `{x}` and `{y}`, in Web Mercator. `file`: `url` is one PMTiles file with pictures. */
  readonly kind: 'pictures' | 'file'
  readonly url: string
  /** Plain words, shown as text. */
  readonly attribution: string
  readonly minZoom: number
  /** Beyond this the last pictures are enlarged. */
  readonly maxNativeZoom: number
}

/** Where the project's own server serves the operator's PMTiles file. */
const mapFile = '/v1/map/file.pmtiles'

/** The layer for what the coordinator chose; the Dutch base map (BRT, CC BY, fair use) when nobody did. */
export const tilesOf = (chosen: BaseMap | null | undefined): Tiles | undefined => {
  const base = chosen ?? usualBaseMap
  switch (base.kind) {
    case 'pdok':
      return {
        kind: 'pictures',
        url: `${pdokOrigin}/brt/achtergrondkaart/wmts/v2_0/${base.style}/EPSG:3857/{z}/{x}/{y}.png`,
        attribution: 'Kaartgegevens © Kadaster',
        minZoom: 6,
        maxNativeZoom: 19,
      }
    case 'xyz':
      return {
        kind: 'pictures',
        url: base.url,
        attribution: base.attribution,
        minZoom: base.minZoom,
        maxNativeZoom: base.maxZoom,
      }
    case 'file':
      return {
        kind: 'file',
        url: mapFile,
        attribution: base.attribution,
        minZoom: base.minZoom,
        maxNativeZoom: base.maxZoom,
      }
    case 'none':
      return undefined
  }
}

/** As far as a person can zoom in. */
export { deepestZoom as maxZoom } from '#domain/project/base-map.ts'
