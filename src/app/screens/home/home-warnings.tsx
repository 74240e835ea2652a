import type { ReactNode } from 'react'
import { KeyRound, TriangleAlert } from 'lucide-react'
import { useFormats, useText } from '#app/text/text.tsx'
import { Banner } from '#app/ui/banner.tsx'
import { Button, ButtonLink } from '#app/ui/button.tsx'

/** What somebody must know before going on. Waiting for the key is normal; the others ask for an act. */
export type HomeWarning =
  | { readonly kind: 'noKey'; readonly mayMakeIt: boolean }
  | { readonly kind: 'keyDiffers' }
  | { readonly kind: 'revoked' }
  /** The browser did not promise to keep the work. */
  | { readonly kind: 'evictable' }
  | { readonly kind: 'littleRoom'; readonly room: number }

interface Acts {
  readonly onSaveFile: (() => void) | undefined
  readonly onInstall: (() => void) | undefined
}

export const HomeWarnings = ({
  warnings,
  ...acts
}: Acts & { readonly warnings: readonly HomeWarning[] }): ReactNode =>
  warnings.map((warning) => <WarningBanner key={warning.kind} warning={warning} {...acts} />)

const WarningBanner = ({
  warning,
  onSaveFile,
  onInstall,
}: Acts & { readonly warning: HomeWarning }): ReactNode => {
  const t = useText()
  const { bytes } = useFormats()
  const danger = <TriangleAlert className="i" aria-hidden="true" />
  const saveFile = onSaveFile !== undefined && <Button onClick={onSaveFile}>{t('home.saveFile')}</Button>
  switch (warning.kind) {
    case 'noKey':
      return (
        <Banner
          icon={<KeyRound className="i" aria-hidden="true" />}
          title={t('home.noKey')}
          actions={
            warning.mayMakeIt && <ButtonLink href="/coordinatie/instellen">{t('home.makeKey')}</ButtonLink>
          }
        >
          <p>{warning.mayMakeIt ? t('home.noKeyCoordinator') : t('home.noKeyThen')}</p>
        </Banner>
      )
    case 'keyDiffers':
      return (
        <Banner look="wrong" icon={danger} title={t('home.keyDiffers')}>
          <p>{t('home.keyDiffersThen')}</p>
        </Banner>
      )
    case 'revoked':
      return (
        <Banner look="wrong" icon={danger} title={t('home.revoked')} actions={saveFile}>
          <p>{t('home.revokedThen')}</p>
          {onSaveFile !== undefined && <p>{t('home.revokedFile')}</p>}
        </Banner>
      )
    case 'evictable':
      return (
        <Banner
          look="wrong"
          icon={danger}
          title={t('home.evictable')}
          actions={
            <>
              {onInstall !== undefined && <Button onClick={onInstall}>{t('home.evictableInstall')}</Button>}
              {saveFile}
            </>
          }
        >
          <p>{t('home.evictableThen')}</p>
        </Banner>
      )
    case 'littleRoom':
      return (
        <Banner
          look="wrong"
          icon={danger}
          title={t('home.littleRoom', { room: bytes(warning.room) })}
          actions={<ButtonLink href="/wachtrij">{t('home.toOutbox')}</ButtonLink>}
        >
          <p>{t('home.littleRoomThen')}</p>
        </Banner>
      )
  }
}
