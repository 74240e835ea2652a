import { useEffect, useState } from 'react'
import { estimate, type Estimate } from './estimate.ts'
import type { Wanted } from './keeper.ts'

/** How large a map would be. Asks its server for a few pictures, once for each `turn`, and only while `may`. */
export const useEstimate = (wanted: Wanted, may: boolean, turn: number): Estimate | undefined => {
  const [known, setKnown] = useState<{
    readonly of: Wanted
    readonly turn: number
    readonly estimate: Estimate
  }>()
  useEffect(() => {
    if (!may) return
    const leaving = new AbortController()
    void estimate(wanted, leaving.signal).then((found) => {
      if (!leaving.signal.aborted) setKnown({ of: wanted, turn, estimate: found })
    })
    return () => {
      leaving.abort()
    }
  }, [wanted, may, turn])
  return known?.of === wanted && known.turn === turn ? known.estimate : undefined
}
