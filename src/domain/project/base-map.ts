import * as z from 'zod/mini'

/** The picture under everything else on the map: the coordinator's choice out of what the operator of the server allows. */

/** As far in as a person can zoom. */
export const deepestZoom = 20

const Zoom = z.int().check(z.minimum(0), z.maximum(deepestZoom))
/** Who made the picture: has to stand beside it on every map. */
const Attribution = z.string().check(z.trim(), z.minLength(1), z.maxLength(120))

export const pdokStyles = ['standaard', 'grijs', 'pastel', 'water'] as const

/** Scheme, host with an optional port, and a path; no name or password, and no placeholder in the host, which would reach
 *  hosts that nobody allowed. */
const template = /^(https?):\/\/([a-z\d](?:[a-z\d.-]*[a-z\d])?)(:\d{1,5})?(\/[^\s#\\]*)$/i

/** Whether an address can be asked for single pictures in Web Mercator: `{z}`, `{x}` and `{y}` once each and no other
 *  placeholder, over https. A server on this very machine may do without encryption. */
export const isTileTemplate = (text: string): boolean => {
  const [, scheme = '', host = '', , path = ''] = template.exec(text) ?? []
  const placeholders = [...path.matchAll(/\{[^}]*\}/g)].map(([found]) => found).toSorted()
  const here = host === 'localhost' || host === '127.0.0.1'
  return placeholders.join() === '{x},{y},{z}' && (scheme.toLowerCase() === 'https' || here)
}

/** The part of an address that the operator allows: scheme, host and port. Undefined for what is no template. */
export const originOfTemplate = (text: string): string | undefined => {
  const [, scheme, host, port = ''] = template.exec(text) ?? []
  return scheme === undefined || host === undefined
    ? undefined
    : `${scheme}://${host}${port}`
        .toLowerCase()
        .replace(/^(https:\/\/[^:]+):443$|^(http:\/\/[^:]+):80$/, '$1$2')
}

export const BaseMap = z.discriminatedUnion('kind', [
  /** The Dutch base map (BRT) of PDOK. */
  z.looseObject({ kind: z.literal('pdok'), style: z.enum(pdokStyles) }),
  /** Pictures of a host that the operator allowed. */
  z
    .looseObject({
      kind: z.literal('xyz'),
      url: z.string().check(z.maxLength(500), z.refine(isTileTemplate)),
      attribution: Attribution,
      minZoom: Zoom,
      /** Beyond this the last pictures are enlarged. */
      maxZoom: Zoom,
    })
    .check(z.refine(({ minZoom, maxZoom }) => minZoom <= maxZoom)),
  /** A PMTiles file with pictures, which the project's own server holds. */
  z
    .looseObject({ kind: z.literal('file'), attribution: Attribution, minZoom: Zoom, maxZoom: Zoom })
    .check(z.refine(({ minZoom, maxZoom }) => minZoom <= maxZoom)),
  /** No picture: boundary, streets and sightings only. */
  z.looseObject({ kind: z.literal('none') }),
])
export type BaseMap = z.infer<typeof BaseMap>

/** Where nobody chose. */
export const usualBaseMap: BaseMap = { kind: 'pdok', style: 'standaard' }
