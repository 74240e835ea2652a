/** Waypoints of a GPX file as GeoJSON text. Tracks and routes are not read: they say where somebody walked. */
export type ReadGpx =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly reason: 'notGpx' | 'noWaypoints' | 'entities' }

/** More is no list of waypoints. */
export const largestGpx = 20_000_000

export const readGpx = (xml: string): ReadGpx => {
  // GPX has no entities of its own; a few lines of them grow into gigabytes.
  if (/<!(?:DOCTYPE|ENTITY)/i.test(xml)) return { ok: false, reason: 'entities' }
  const document = new DOMParser().parseFromString(xml, 'application/xml')
  if (document.querySelector('parsererror') !== null || document.documentElement.localName !== 'gpx')
    return { ok: false, reason: 'notGpx' }
  const waypoints = [...document.documentElement.children].filter(({ localName }) => localName === 'wpt')
  if (waypoints.length === 0) return { ok: false, reason: 'noWaypoints' }
  const features = waypoints.map((waypoint) => ({
    type: 'Feature',
    geometry: {
      type: 'Point',
      coordinates: [degrees(waypoint.getAttribute('lon')), degrees(waypoint.getAttribute('lat'))],
    },
    properties: Object.fromEntries(
      [...waypoint.children]
        .filter(({ localName }) => said.has(localName))
        .map((child) => [child.localName, child.textContent.trim()]),
    ),
  }))
  return { ok: true, text: JSON.stringify({ type: 'FeatureCollection', features }) }
}

/** Never the time at which somebody stood there. */
const said = new Set(['name', 'cmt', 'desc', 'type', 'sym', 'src'])

/** What is no number stays text, and is named by the reader. */
const degrees = (text: string | null): number | string => {
  const number = Number(text)
  return text === null || text.trim() === '' || Number.isNaN(number) ? '' : number
}
