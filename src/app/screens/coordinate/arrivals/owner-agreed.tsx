import { useId, type ReactNode } from 'react'
import { type ForPin, mayBePin } from '#domain/field/public-pin.ts'
import { useText } from '#app/text/text.tsx'
import { Switch } from '#app/ui/switch.tsx'

/** Of a public building: whether its owner agreed that everybody sees where it is. Nothing where that makes no difference. */
export const OwnerAgreed = ({
  kind,
  ownerDomain,
  on,
  onChange,
}: Omit<ForPin, 'ownerAgreed'> & {
  readonly on: boolean
  readonly onChange: (on: boolean) => void
}): ReactNode => {
  const t = useText()
  const id = useId()
  const isPin = (ownerAgreed: boolean) => mayBePin({ kind, ownerDomain, ownerAgreed })
  if (isPin(false) || !isPin(true)) return null
  return (
    <div className="row">
      <span className="grow" id={id}>
        <strong>{t('publish.ownerAgreed')}</strong>
        <br />
        <span className="small soft">{t('publish.ownerAgreedHint')}</span>
      </span>
      <Switch on={on} labelledBy={id} onChange={onChange} />
    </div>
  )
}
