import { useState, type ReactNode } from 'react'
import { Check, RefreshCw } from 'lucide-react'
import type { KeepState } from '#app/kept-map/keeper.ts'
import { useFormats, useText } from '#app/text/text.tsx'
import { Banner } from '#app/ui/banner.tsx'
import { Button } from '#app/ui/button.tsx'
import { RemoveButton } from './remove-button.tsx'

/** Days after which streets may have changed. */
const oldDays = 183

/** The map is on the phone: how large, how old, and what can be done about it. */
export const KeptWhole = ({
  state: { tiles, bytes, at },
  onKeep,
  onRemove,
}: {
  readonly state: Extract<KeepState, { kind: 'whole' }>
  readonly onKeep: () => void
  readonly onRemove: () => void
}): ReactNode => {
  const t = useText()
  const formats = useFormats()
  const [now] = useState(() => new Date())
  const old = now.getTime() - Date.parse(at) > oldDays * 86_400_000
  return (
    <>
      <Banner look="plain" icon={<Check className="i" aria-hidden="true" />} title={t('kept.whole')}>
        <p>{t('kept.wholeThen', { tiles, size: formats.bytes(bytes), day: formats.day(at, now) })}</p>
        {old && <p>{t('kept.old')}</p>}
      </Banner>
      <div className="buttons">
        <Button wide onClick={onKeep}>
          <RefreshCw className="i" aria-hidden="true" />
          {t('kept.renew')}
        </Button>
        <RemoveButton onClick={onRemove} />
      </div>
    </>
  )
}
