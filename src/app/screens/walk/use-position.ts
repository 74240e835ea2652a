import { useEffect, useState } from 'react'
import { type Position, watchPosition } from '#app/device/position.ts'

/** Where this phone is, as long as the screen is open. */
export const usePosition = (): Position => {
  const [position, setPosition] = useState<Position>({ state: 'searching' })
  useEffect(() => watchPosition(setPosition), [])
  return position
}
