import * as z from 'zod/mini'
import type { MapOffer } from '../sync/map-wire.ts'

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

/** A choice as it stands in a form: numbers are still text. */
export interface BaseMapDraft {
  readonly kind: BaseMap['kind']
  readonly style: (typeof pdokStyles)[number]
  readonly url: string
  readonly attribution: string
  readonly minZoom: string
  readonly maxZoom: string
}

/** A choice as it is typed in; the usual one when nobody chose yet. */
export const draftOf = (chosen: BaseMap | null | undefined): BaseMapDraft => {
  const empty = { style: 'standaard', url: '', attribution: '', minZoom: '10', maxZoom: '18' } as const
  const base = chosen ?? usualBaseMap
  if (base.kind === 'none' || base.kind === 'pdok') return { ...empty, ...base }
  const { minZoom, maxZoom, ...rest } = base
  return { ...empty, ...rest, minZoom: String(minZoom), maxZoom: String(maxZoom) }
}

export type BaseMapProblem =
  /** No address of single pictures. */
  | 'url'
  /** A host that the operator did not allow. */
  | 'host'
  | 'attribution'
  | 'zoom'
  /** The server has no map file. */
  | 'noFile'

export type ReadBaseMap =
  | { readonly ok: true; readonly value: BaseMap }
  | { readonly ok: false; readonly problems: readonly BaseMapProblem[] }

/** Whether a draft can be used with what the operator of the server allows. */
export const readBaseMap = (draft: BaseMapDraft, offer: Pick<MapOffer, 'origins' | 'file'>): ReadBaseMap => {
  const { kind, style, url, attribution } = draft
  const problems: BaseMapProblem[] = []
  const allowed = (template: string) => offer.origins.includes(originOfTemplate(template) ?? '')
  switch (kind) {
    case 'none':
      return { ok: true, value: { kind } }
    case 'pdok':
      return offer.origins.includes(pdokOrigin)
        ? { ok: true, value: { kind, style } }
        : { ok: false, problems: ['host'] }
    case 'file': {
      if (offer.file === null) return { ok: false, problems: ['noFile'] }
      const { minZoom, maxZoom } = offer.file
      return attribution.trim() === ''
        ? { ok: false, problems: ['attribution'] }
        : { ok: true, value: { kind, attribution: attribution.trim(), minZoom, maxZoom } }
    }
    case 'xyz': {
      const template = url.trim()
      if (!isTileTemplate(template)) problems.push('url')
      else if (!allowed(template)) problems.push('host')
      if (attribution.trim() === '') problems.push('attribution')
      const zooms = [draft.minZoom, draft.maxZoom].map((text) =>
        /^\d{1,2}$/.test(text.trim()) ? Number(text) : NaN,
      )
      const [minZoom = NaN, maxZoom = NaN] = zooms
      if (!(minZoom <= maxZoom && maxZoom <= deepestZoom)) problems.push('zoom')
      return problems.length > 0
        ? { ok: false, problems }
        : { ok: true, value: { kind, url: template, attribution: attribution.trim(), minZoom, maxZoom } }
    }
  }
}

export const pdokOrigin = 'https://service.pdok.nl'
