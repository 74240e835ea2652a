import { useState, useSyncExternalStore, type ReactNode } from 'react'
import { askToInstall, type InstallKind, installKind, subscribeInstall } from '#app/device/install.ts'
import { type TextKey, useText } from '#app/text/text.tsx'
import { Button } from '#app/ui/button.tsx'
import { Sheet } from '#app/ui/sheet.tsx'

/** Whether the app stands on this phone's home screen, and the sheet that tells how it gets there. */
export const useInstall = (): {
  readonly installed: boolean
  /** Opens the sheet. */
  readonly show: () => void
  /** To be put on the screen. */
  readonly sheet: ReactNode
} => {
  const kind = useSyncExternalStore(subscribeInstall, installKind)
  const [open, setOpen] = useState(false)
  const show = () => {
    setOpen(true)
  }
  const close = () => {
    setOpen(false)
  }
  const ask = () => {
    close()
    void askToInstall()
  }
  return {
    installed: kind === 'installed',
    show,
    sheet: <InstallSheet kind={kind} open={open} onAsk={ask} onClose={close} />,
  }
}

const InstallSheet = ({
  kind,
  open,
  onAsk,
  onClose,
}: {
  readonly kind: InstallKind
  readonly open: boolean
  /** Only for `ask`: opens the browser's own question. */
  readonly onAsk: () => void
  readonly onClose: () => void
}): ReactNode => {
  const t = useText()
  const isApple = kind === 'iosSafari' || kind === 'iosOther'
  return (
    <Sheet title={t('join.installTitle')} open={open} onClose={onClose}>
      <div className="stack">
        <p>
          {kind === 'installed' ? t('join.installDone') : t('join.installWhy')}
          {isApple && ` ${t('join.installWhyIos')}`}
        </p>
        {steps[kind].length > 0 && (
          <ol className="steps">
            {steps[kind].map((step) => (
              <li key={step}>{t(step)}</li>
            ))}
          </ol>
        )}
        <div className="buttons">
          {kind === 'ask' && (
            <Button look="main" onClick={onAsk}>
              {t('join.installAsk')}
            </Button>
          )}
          <Button onClick={onClose}>{t('common.close')}</Button>
        </div>
      </div>
    </Sheet>
  )
}

const steps: Readonly<Record<InstallKind, readonly TextKey[]>> = {
  ask: [],
  installed: [],
  iosSafari: ['join.installIosShare', 'join.installIosAdd', 'join.installIosReopen'],
  iosOther: ['join.installIosMenu', 'join.installIosAdd', 'join.installIosReopen'],
  androidMenu: ['join.installAndroidMenu', 'join.installAndroidAdd'],
  desktop: ['join.installDesktop'],
}
