import { useState, type ComponentProps, type ReactNode } from 'react'
import type { KeyState } from '#app/project/project-context.tsx'
import { useText } from '#app/text/text.tsx'
import { Sheet } from '#app/ui/sheet.tsx'
import { PausePanel } from './pause-panel.tsx'
import { SealPanel } from './seal-panel.tsx'
import type { Sealing } from './use-sealing.ts'

/** The sheet over a conversation: pause or lock. One sheet for both, since one follows from the other. */
export const WaysOut = ({
  paused,
  sealing,
  keyKind,
  atDoor,
  onSealNow,
  onClose,
  ...pause
}: Omit<ComponentProps<typeof PausePanel>, 'sure' | 'onSure'> & {
  readonly paused: boolean
  readonly sealing: Sealing
  readonly keyKind: KeyState['kind']
  readonly atDoor: boolean
  readonly onSealNow: () => void
}): ReactNode => {
  const t = useText()
  const [sure, setSure] = useState(false)
  const isSealing = sealing.step !== 'closed'
  const close = () => {
    if (sealing.step === 'busy') return
    setSure(false)
    onClose()
  }
  const title = () => {
    if (!isSealing) return t(sure ? 'interview.throwAwaySure' : 'interview.pause')
    return t(sealTitle[keyKind])
  }
  return (
    <Sheet open={paused || isSealing} title={title()} onClose={close}>
      {isSealing ? (
        <SealPanel
          sealing={sealing}
          keyKind={keyKind}
          mayGoOnLonger={pause.mayGoOnLonger}
          atDoor={atDoor}
          onSeal={onSealNow}
          onClose={close}
          onLater={pause.onLater}
        />
      ) : (
        <PausePanel {...pause} sure={sure} onSure={setSure} onClose={close} />
      )}
    </Sheet>
  )
}

const sealTitle = {
  none: 'interview.noKey',
  differs: 'interview.keyDiffers',
  pinned: 'interview.sealSure',
} as const
