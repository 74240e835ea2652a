import * as z from 'zod/mini'

/** What the server tells of the map pictures that its operator allows. */

const Degrees = z.number().check(z.minimum(-180), z.maximum(180))

/** The PMTiles file that the server holds, as its header says. */
export const MapFileInfo = z.looseObject({
  minZoom: z.int(),
  maxZoom: z.int(),
  west: Degrees,
  south: Degrees,
  east: Degrees,
  north: Degrees,
})
export type MapFileInfo = z.infer<typeof MapFileInfo>

export const MapOffer = z.looseObject({
  /** Scheme, host and port of every server that pictures may come from. */
  origins: z.array(z.string()),
  file: z.nullable(MapFileInfo),
})
export type MapOffer = z.infer<typeof MapOffer>
