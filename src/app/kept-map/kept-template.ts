import { tileSpotOf } from '#domain/field/tile-spot.ts'
import { fileTemplate, pictureIn } from '#app/map/map-file.ts'
import type { Tiles } from '#app/map/tiles.ts'
import type { Fetch } from './fetch-tile.ts'

/** The addresses under which the pictures of a map are kept, written as browsers write addresses. */
export const keptTemplate = ({ kind, url }: Tiles): string => {
  const template = kind === 'file' ? fileTemplate(url) : url
  const written = new URL(template.replaceAll('{', opens).replaceAll('}', closes), location.href).href
  return written.replaceAll(opens, '{').replaceAll(closes, '}')
}

/** Nothing that an address would write otherwise, unlike braces. */
const [opens, closes] = ['--o--', '--c--']

/** Fetches a picture of a map by its kept address: from its server, or out of its file. */
export const fetchOf = (tiles: Tiles): Fetch => {
  if (tiles.kind === 'pictures') return (url, init) => fetch(url, init)
  const template = keptTemplate(tiles)
  return async (url, { signal }) => {
    const spot = tileSpotOf(template, url)
    const picture =
      spot === undefined
        ? undefined
        : await pictureIn(tiles.url, spot, signal ?? new AbortController().signal)
    return picture === undefined ? new Response(null, { status: 404 }) : new Response(picture)
  }
}
