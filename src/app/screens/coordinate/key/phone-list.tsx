import { useState, type ReactNode } from 'react'
import { Printer, TriangleAlert } from 'lucide-react'
import type { DeviceInfo } from '#domain/sync/desk-wire.ts'
import { keyLinkOf } from '#app/project/key-link.ts'
import { useProject } from '#app/project/project-context.tsx'
import { useText } from '#app/text/text.tsx'
import { Banner } from '#app/ui/banner.tsx'
import { Button } from '#app/ui/button.tsx'
import { QrCode } from '#app/ui/qr-code.tsx'
import css from './key.module.css'
import { KeyWords } from './key-words.tsx'
import { usePhoneKeys } from './use-phone-keys.ts'

/** Which phones still have other words, and the card with which they take the key. */
export const PhoneList = ({
  publicKey,
  devices,
}: {
  readonly publicKey: string
  readonly devices: readonly DeviceInfo[] | undefined
}): ReactNode => {
  const t = useText()
  const keys = usePhoneKeys()
  const active = devices?.filter(({ own, state }) => !own && state === 'active') ?? []
  const withKey = (kind: 'older' | 'unknown') => active.filter((device) => keys?.of(device) === kind)
  const [older, unknown] = [withKey('older'), withKey('unknown')]
  return (
    <div className="stack">
      <p className="small soft no-print">{t('key.phonesThen')}</p>
      {unknown.length > 0 && (
        <Banner
          look="wrong"
          icon={<TriangleAlert className="i" aria-hidden="true" />}
          title={t('key.phonesUnknown', { count: unknown.length })}
        >
          <p>{unknown.map(({ name }) => name).join(', ')}</p>
          <p>{t('key.phonesUnknownThen')}</p>
        </Banner>
      )}
      {older.length > 0 && (
        <p>
          <strong>{t('key.phonesOld', { count: older.length })}</strong>
          {': '}
          {older.map(({ name }) => name).join(', ')}
        </p>
      )}
      {keys !== undefined && devices !== undefined && older.length + unknown.length === 0 && (
        <p>{t('key.phonesAll')}</p>
      )}
      <KeyCard publicKey={publicKey} />
    </div>
  )
}

/** The public half as a code. It is no secret: it only has to come from a coordinator's screen and not from the server. */
const KeyCard = ({ publicKey }: { readonly publicKey: string }): ReactNode => {
  const t = useText()
  const { membership, project } = useProject()
  const [shown, setShown] = useState(false)
  if (!shown)
    return (
      <div className="buttons">
        <Button
          onClick={() => {
            setShown(true)
          }}
        >
          {t('key.cardShow')}
        </Button>
      </div>
    )
  return (
    <article className={`stack ${css['card'] ?? ''}`} aria-label={t('key.cardTitle')}>
      <h3>
        {t('key.cardTitle')} · {project?.name ?? membership.projectName}
      </h3>
      <QrCode
        text={keyLinkOf(location.origin, membership.projectId, publicKey)}
        label={t('key.cardQr')}
        className={css['qr'] ?? ''}
      />
      <KeyWords publicKey={publicKey} />
      <p className="small">
        {t('key.cardHow')} {t('key.cardNotSecret')}
      </p>
      {membership.fictional && <p className="small">{t('common.fictional')}</p>}
      <div className="buttons no-print">
        <Button
          onClick={() => {
            print()
          }}
        >
          <Printer className="i" aria-hidden="true" />
          {t('key.cardPrint')}
        </Button>
      </div>
    </article>
  )
}
