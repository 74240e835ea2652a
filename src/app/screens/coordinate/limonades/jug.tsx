import type { ReactNode } from 'react'
import { useText } from '#app/text/text.tsx'

/** The jug as a chart: blue is water, the lemon is syrup, the outline is the jug; what is missing is dashed. */
export const Jug = ({
  water,
  syrup,
  jug,
}: {
  readonly water: boolean
  readonly syrup: boolean
  readonly jug: boolean
}): ReactNode => {
  const t = useText()
  const state = (there: boolean) => t(there ? 'limonade.isThere' : 'limonade.isMissing')
  return (
    <svg
      className="jug"
      viewBox="0 0 88 104"
      role="img"
      aria-label={t('limonade.jugDrawn', { water: state(water), syrup: state(syrup), jug: state(jug) })}
    >
      <path
        className={water ? 'wet' : 'gone'}
        d="M17 58 H63 C65 62 66 67 66 72 C66 82 63 90 59 96 H21 C17 90 14 82 14 72 C14 67 15 62 17 58Z"
      />
      <path className={syrup ? 'syrup' : 'gone'} d="M26 86 C26 70 35 64 54 64 C54 80 45 86 26 86Z" />
      <path
        className={jug ? 'glass' : 'glass missing'}
        d="M8 10 H56 V28 C56 38 66 48 66 72 C66 82 63 90 59 96 H21 C17 90 14 82 14 72 C14 48 21 38 21 28 V24Z M56 22 H68 A12 12 0 0 1 80 34 V52 A16 16 0 0 1 65 68"
      />
    </svg>
  )
}
