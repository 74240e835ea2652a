import type { ReactNode } from 'react'
import { RefreshCw, TriangleAlert } from 'lucide-react'
import { useText } from '#app/text/text.tsx'
import { Banner } from '#app/ui/banner.tsx'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { ReadyList, type ReadyPart } from '#app/ui/ready-list.tsx'
import { Screen, TitleHead } from '#app/ui/screen.tsx'
import type { StorageKinds } from '#app/shell/storage-kinds.ts'
import { useInstall } from '#app/shell/install-sheet.tsx'
import { ErasePhone, type ErasePhoneProps } from './erase-phone.tsx'
import { LookSettings } from './look-settings.tsx'
import { SendingSettings, type SendingSettingsProps } from './sending-settings.tsx'
import { PhoneSettings, type PhoneSettingsProps } from './phone-settings.tsx'
import { StorageList } from './storage-list.tsx'

export interface SettingsViewProps
  extends
    SendingSettingsProps,
    Omit<PhoneSettingsProps, 'installed' | 'onShowInstall'>,
    Omit<ErasePhoneProps, 'onErase'> {
  /** Undefined while they are counted. */
  readonly kinds: StorageKinds | undefined
  readonly readyOffline: boolean
  readonly parts: readonly ReadyPart[]
  /** The six words of the pinned key, and where it came from; null while there is none. */
  readonly keyWords: {
    readonly words: readonly string[]
    readonly from: 'link' | 'firstSeen'
    /** What the server shows, when that is another key. */
    readonly server: string | null
  } | null
  readonly deviceName: string
  readonly projectName: string
  /** The hash of the sources that this app was built from. */
  readonly build: string
  readonly updateWaiting: boolean
  readonly onUpdate: () => void
  readonly onErase: () => void
}

export const SettingsView = (props: SettingsViewProps): ReactNode => {
  const t = useText()
  const install = useInstall()
  return (
    <Screen head={<TitleHead title={t('settings.title')} back={{ href: '/', label: t('common.back') }} />}>
      {props.updateWaiting && (
        <Banner
          icon={<RefreshCw className="i" aria-hidden="true" />}
          title={t('settings.updateReady')}
          actions={<Button onClick={props.onUpdate}>{t('settings.update')}</Button>}
        />
      )}
      <ul className="list">
        <LookSettings preferences={props.preferences} onPreferences={props.onPreferences} />
        <SendingSettings {...props} />
        <PhoneSettings {...props} installed={install.installed} onShowInstall={install.show} />
      </ul>
      <section className="section">
        <h2>{props.readyOffline ? t('settings.offlineReady') : t('settings.offlineNotReady')}</h2>
        <ReadyList parts={props.parts} />
      </section>
      <StorageList kinds={props.kinds} />
      <KeyWords keyWords={props.keyWords} />
      <section className="section">
        <h2>{t('settings.phone')}</h2>
        <p>{t('settings.deviceName', { name: props.deviceName, project: props.projectName })}</p>
        <p className="small soft">
          {t('settings.version')} <span className="num">{props.build}</span>. {t('settings.versionHint')}
        </p>
      </section>
      <ErasePhone {...props} />
      {install.sheet}
    </Screen>
  )
}

const KeyWords = ({ keyWords }: Pick<SettingsViewProps, 'keyWords'>): ReactNode => {
  const t = useText()
  return (
    <section className="section">
      <h2>{t('settings.keyTitle')}</h2>
      {keyWords === null ? (
        <p className="small soft">{t('settings.keyNone')}</p>
      ) : (
        <>
          <ol className="words" translate="no">
            {keyWords.words.map((word, index) => (
              <li key={`${index}-${word}`}>{word}</li>
            ))}
          </ol>
          {keyWords.server === null ? (
            <p className="small soft">{t('settings.keyThen')}</p>
          ) : (
            <Banner
              look="wrong"
              icon={<TriangleAlert className="i" aria-hidden="true" />}
              title={t('settings.keyServer', { words: keyWords.server })}
              actions={<ButtonLink href="/sleutel">{t('key.takeTitle')}</ButtonLink>}
            />
          )}
          <p className="small soft">
            {keyWords.from === 'link' ? t('settings.keyFromLink') : t('settings.keyFirstSeen')}
          </p>
        </>
      )}
    </section>
  )
}
