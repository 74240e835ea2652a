import { useState, type ReactNode } from 'react'
import { Check, Copy, Printer } from 'lucide-react'
import { useProject } from '#app/project/project-context.tsx'
import { useText } from '#app/text/text.tsx'
import { Button } from '#app/ui/button.tsx'
import { QrCode } from '#app/ui/qr-code.tsx'
import { useKeyWords } from '#app/project/use-key-words.ts'
import css from './invite.module.css'
import type { Invitable } from './invitation.ts'

/** A link that was just made. It stands on this screen only; closing the page is the end of it. */
export interface Made {
  readonly id: string
  readonly role: Invitable
  readonly uses: number
  readonly days: number
  readonly link: string
  /** Name of the area that the interviewer works in. */
  readonly area?: string
}

/** The link as text and as QR, once, and cards to hand out. */
export const MadeInvitation = ({
  made,
  onAnother,
}: {
  readonly made: Made
  readonly onAnother: () => void
}): ReactNode => {
  const t = useText()
  const [copied, setCopied] = useState<'yes' | 'no'>()
  const cards = made.uses === 1 ? 1 : 8
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(made.link)
      setCopied('yes')
    } catch {
      setCopied('no')
    }
  }
  return (
    <section aria-labelledby="made-title">
      <div className={`card ${css['made'] ?? ''} no-print`}>
        <QrCode text={made.link} label={t('coordinate.inviteQr')} className={css['qr'] ?? ''} />
        <div className="stack">
          <h2 id="made-title">{t(`coordinate.job_${made.role}`)}</h2>
          {made.area !== undefined && <p>{t('fieldwork.inArea', { name: made.area })}</p>}
          <p className="small soft">{t('coordinate.madeTerms', { uses: made.uses, days: made.days })}</p>
          <p className="small">
            <strong>{t('coordinate.onceOnly')}</strong> {t('coordinate.onceOnlyThen')}
          </p>
          <p className={css['link']} dir="ltr">
            {made.link}
          </p>
          <div className={css['buttons']}>
            <Button onClick={() => void copy()}>
              {copied === 'yes' ? (
                <Check className="i" aria-hidden="true" />
              ) : (
                <Copy className="i" aria-hidden="true" />
              )}
              {copied === 'yes' ? t('coordinate.copied') : t('coordinate.copy')}
            </Button>
            <Button
              onClick={() => {
                print()
              }}
            >
              <Printer className="i" aria-hidden="true" />
              {t('coordinate.printCards', { count: cards })}
            </Button>
            <Button look="quiet" onClick={onAnother}>
              {t('coordinate.another')}
            </Button>
          </div>
          <p aria-live="polite" className="small">
            {copied === 'no' && t('coordinate.notCopied')}
          </p>
        </div>
      </div>
      <div className={`sheet-a4 ${css['cards'] ?? ''}`} aria-hidden="true">
        {Array.from({ length: cards }, (_, at) => (
          <Card key={at} made={made} />
        ))}
      </div>
    </section>
  )
}

const Card = ({ made }: { readonly made: Made }): ReactNode => {
  const t = useText()
  const { membership, project, key } = useProject()
  const words = useKeyWords(key.kind === 'pinned' ? key.publicKey : undefined)
  return (
    <article className={css['card']}>
      <QrCode text={made.link} label={t('coordinate.inviteQr')} />
      <div>
        <p className={css['name']}>{project?.name ?? membership.projectName}</p>
        <p>{t(`coordinate.job_${made.role}`)}</p>
        {made.area !== undefined && <p>{t('fieldwork.inArea', { name: made.area })}</p>}
        <p className="small">{t('coordinate.cardHow')}</p>
        {words !== undefined && <p className="small">{t('coordinate.cardWords', { words })}</p>}
        {membership.fictional && <p className="small">{t('common.fictional')}</p>}
      </div>
    </article>
  )
}
