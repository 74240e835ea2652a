import { useSyncState } from '#app/project/sending.ts'
import type { Whereabouts } from '#app/store/overlay.ts'
import { useText } from '#app/text/text.tsx'

/** Where a thing is, in words: on this phone, on its way, received, or not accepted. */
export const useWhereabouts = (): ((whereabouts: Whereabouts) => string) => {
  const t = useText()
  const { phase } = useSyncState()
  return (whereabouts) => {
    switch (whereabouts) {
      case 'onPhone':
        return t(phase === 'sending' ? 'walk.whereSending' : 'walk.whereOnPhone')
      case 'received':
        return t('walk.whereReceived')
      case 'problem':
        return t('walk.whereProblem')
    }
  }
}
