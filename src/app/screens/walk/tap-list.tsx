import type { ReactNode } from 'react'
import { touchBack } from '#app/device/haptics.ts'
import { useNumberKeys } from '#app/ui/number-keys.ts'
import css from './walk.module.css'

export interface Tap {
  readonly value: string
  readonly label: string
  readonly icon?: ReactNode
}

/** Answers of which one tap chooses and moves on. Buttons, not radios: with the arrow keys a radio would choose, and so
 *  move on, while somebody is only looking around. */
export const TapList = <Value extends string>({
  labelledBy,
  taps,
  chosen,
  columns = 1,
  onTap,
}: {
  readonly labelledBy: string
  readonly taps: readonly (Tap & { readonly value: Value })[]
  readonly chosen: string | null
  readonly columns?: 1 | 2
  readonly onTap: (value: Value) => void
}): ReactNode => {
  const choose = (value: Value) => {
    touchBack('choice')
    onTap(value)
  }
  useNumberKeys(taps.length, (index) => {
    const tap = taps[index]
    if (tap !== undefined) choose(tap.value)
  })
  return (
    <fieldset className={columns === 2 ? 'choices grid-2' : 'choices'} aria-labelledby={labelledBy}>
      {taps.map(({ value, label, icon }) => (
        <button
          key={value}
          type="button"
          className={`choice ${icon === undefined ? '' : 'tall'} ${css['tap'] ?? ''}`}
          aria-pressed={value === chosen}
          onClick={() => {
            choose(value)
          }}
        >
          {icon}
          <span>{label}</span>
        </button>
      ))}
    </fieldset>
  )
}
