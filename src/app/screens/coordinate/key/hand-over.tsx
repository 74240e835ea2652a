import { useState, type ReactNode } from 'react'
import { Download } from 'lucide-react'
import type { OnPaper } from '#app/crypto/key-worker.ts'
import { saveFile } from '#app/device/save-file.ts'
import { useProject } from '#app/project/project-context.tsx'
import { useText } from '#app/text/text.tsx'
import { Button } from '#app/ui/button.tsx'
import { QrCode } from '#app/ui/qr-code.tsx'
import type { HeldKey } from './key-holder.ts'
import css from './key.module.css'
import { SecretWords } from './paper-key.tsx'

/** Gives the key to a second coordinator: by screen, by file or by sheet. The six words are new for each time, so a
 *  picture of the code alone opens nothing. It disappears when the key locks. */
export const HandOver = ({ held: { worker } }: { readonly held: HeldKey }): ReactNode => {
  const t = useText()
  const { membership } = useProject()
  const [offer, setOffer] = useState<OnPaper>()
  if (offer === undefined)
    return (
      <div className="stack">
        <div className="buttons">
          <Button
            onClick={() => {
              // Locked meanwhile: then this is gone as well.
              worker.rewrap().then(setOffer, () => undefined)
            }}
          >
            {t('key.handOverShow')}
          </Button>
        </div>
        <p className="small soft">{t('key.handOverSheet')}</p>
      </div>
    )
  return (
    <div className="stack no-print">
      <p>{t('key.handOverHow')}</p>
      <QrCode text={offer.wrapped} label={t('key.handOverQr')} className={css['qr'] ?? ''} />
      <SecretWords passphrase={offer.passphrase} />
      <p className="small soft">{t('key.handOverFileHow')}</p>
      <div className="buttons">
        <Button
          onClick={() => {
            saveFile(
              `sleutel-${membership.projectId.slice(0, 8)}.txt`,
              new Blob([offer.wrapped], { type: 'text/plain' }),
            )
          }}
        >
          <Download className="i" aria-hidden="true" />
          {t('key.handOverFile')}
        </Button>
        <Button
          look="main"
          onClick={() => {
            setOffer(undefined)
          }}
        >
          {t('key.handOverDone')}
        </Button>
      </div>
    </div>
  )
}
