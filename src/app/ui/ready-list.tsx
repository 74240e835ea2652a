import type { ReactNode } from 'react'
import { Check } from 'lucide-react'
import { useFormats, useText } from '#app/text/text.tsx'

/** A part of the app that has to be on the phone before it works without internet. */
export interface ReadyPart {
  readonly key: string
  readonly label: string
  /** `later` comes when its screen is first opened. */
  readonly state: 'here' | 'busy' | 'later'
  /** Null where the browser does not say. */
  readonly bytes: number | null
}

/** What is on this phone already, part by part, with its size. */
export const ReadyList = ({ parts }: { readonly parts: readonly ReadyPart[] }): ReactNode => {
  const t = useText()
  const { bytes } = useFormats()
  const words = { busy: t('join.doneBusy'), later: t('join.doneNotNeeded') }
  return (
    <ul className="list">
      {parts.map((part) => (
        <li key={part.key}>
          <div className="item">
            {part.state === 'here' ? (
              <Check className="i" aria-hidden="true" />
            ) : (
              <span className="i" aria-hidden="true" />
            )}
            <span className="grow">{part.label}</span>
            <span className="small soft num">
              {part.state === 'here'
                ? part.bytes === null
                  ? t('settings.good')
                  : bytes(part.bytes)
                : words[part.state]}
            </span>
          </div>
        </li>
      ))}
    </ul>
  )
}
