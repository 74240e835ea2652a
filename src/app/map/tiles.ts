/** A layer of map pictures. Hosts come from the operator only: they must stand in the content security policy. */
export interface Tiles {
  /** With `{z}`, `{x}` and `{y}`, in Web Mercator. */
  readonly url: string
  /** Plain words, shown as text. */
  readonly attribution: string
  readonly minZoom: number
  /** Beyond this the last pictures are enlarged. */
  readonly maxNativeZoom: number
}

/** The Dutch base map (BRT, CC BY, fair use). */
export const pdok: Tiles = {
  url: 'https://service.pdok.nl/brt/achtergrondkaart/wmts/v2_0/standaard/EPSG:3857/{z}/{x}/{y}.png',
  attribution: 'Kaartgegevens © Kadaster',
  minZoom: 6,
  maxNativeZoom: 19,
}

/** As far as a person can zoom in. */
export const maxZoom = 20
