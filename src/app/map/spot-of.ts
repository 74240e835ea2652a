import type { LatLng } from 'leaflet'
import type { Spot } from '#domain/field/place.ts'

/** A place of Leaflet in the words of the domain. */
export const spotOf = ({ lat, lng }: LatLng): Spot => ({ lat, lon: lng })
