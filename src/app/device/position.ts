/** Where this phone is. Positions are never sent by themselves; a person puts one into a sighting. */
export type Position =
  | {
      readonly state: 'known'
      readonly lat: number
      readonly lon: number
      /** Radius in metres within which the phone is with 68 % certainty. */
      readonly accuracyM: number
      /** UTC milliseconds at which the phone measured it. */
      readonly at: number
    }
  | { readonly state: 'searching' }
  /** The person or the phone does not allow it. */
  | { readonly state: 'denied' }
  /** No signal indoors, no receiver, or an insecure origin. The watch goes on. */
  | { readonly state: 'unavailable' }

/** Calls back at once with `searching` and then with every change. The returned function ends the watch. */
export const watchPosition = (
  onPosition: (position: Position) => void,
  geolocation: Pick<Geolocation, 'watchPosition' | 'clearWatch'> | undefined = navigator.geolocation,
): (() => void) => {
  onPosition({ state: 'searching' })
  // Typed as always there, and missing on an insecure origin in some browsers.
  if (geolocation === undefined) {
    onPosition({ state: 'unavailable' })
    return () => undefined
  }
  const watch = geolocation.watchPosition(
    ({ coords, timestamp }) => {
      onPosition({
        state: 'known',
        lat: coords.latitude,
        lon: coords.longitude,
        accuracyM: Math.ceil(coords.accuracy),
        at: timestamp,
      })
    },
    ({ code, PERMISSION_DENIED }) => {
      onPosition({ state: code === PERMISSION_DENIED ? 'denied' : 'unavailable' })
    },
    { enableHighAccuracy: true, maximumAge: 5_000, timeout: 20_000 },
  )
  return () => {
    geolocation.clearWatch(watch)
  }
}
