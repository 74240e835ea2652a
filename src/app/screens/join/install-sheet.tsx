import type { ReactNode } from 'react'
import type { InstallKind } from '#app/device/install.ts'
import { type TextKey, useText } from '#app/text/text.tsx'
import { Button } from '#app/ui/button.tsx'
import { Sheet } from '#app/ui/sheet.tsx'

/** Tells how this phone gets Limonade on its home screen. */
export const InstallSheet = ({
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
