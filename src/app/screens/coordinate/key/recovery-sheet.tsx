import { useState, type ReactNode } from 'react'
import { useProject } from '#app/project/project-context.tsx'
import { useFormats, useText } from '#app/text/text.tsx'
import { QrCode } from '#app/ui/qr-code.tsx'
import css from './key.module.css'
import { KeyWords } from './key-words.tsx'
import { SecretWords } from './paper-key.tsx'

/** One A4 for the drawer: with it every conversation can be opened, without it none when this computer is lost. It is
 *  only ever printed. */
export const RecoverySheet = ({
  identity,
  passphrase,
  publicKey,
}: {
  readonly identity: string
  readonly passphrase: string
  readonly publicKey: string
}): ReactNode => {
  const t = useText()
  const { project, membership } = useProject()
  const { day } = useFormats()
  const [now] = useState(() => new Date())
  // A date in words, never "today": the sheet lies in a drawer for a year.
  const date = day(now, new Date(0))
  return (
    <article className={`sheet-a4 ${css['sheet'] ?? ''}`} aria-label={t('key.sheetTitle')}>
      <header>
        <h1>{t('key.sheetTitle')}</h1>
        <p>
          {project?.name ?? membership.projectName} · {date}
        </p>
        {membership.fictional && <p>{t('common.fictional')}</p>}
      </header>
      <p>{t('key.sheetKeep')}</p>
      <div className={css['both']}>
        <QrCode text={identity} label={t('key.sheetQr')} />
        <div className="stack">
          <p className="label">{t('key.sheetSecret')}</p>
          <p className={css['secret']}>{identity}</p>
        </div>
      </div>
      <div className="stack">
        <p className="label">{t('key.sheetWords')}</p>
        <SecretWords passphrase={passphrase} />
      </div>
      <KeyWords publicKey={publicKey} />
      <p className="small">{t('key.sheetHow')}</p>
    </article>
  )
}
