import { lazy, Suspense, useState, type ReactNode } from 'react'
import { Copy, ExternalLink, QrCode as QrIcon } from 'lucide-react'
import { publicationOf, takenOut } from '#domain/inventory/compose.ts'
import type { PublicationFields } from '#domain/inventory/publication.ts'
import { asFields } from '#domain/sync/operation.ts'
import type { Stored } from '#domain/sync/record.ts'
import { publicPinsIn } from '#app/inventory/public-things-in.ts'
import { useProject } from '#app/project/project-context.tsx'
import type { Whereabouts } from '#app/store/overlay.ts'
import { useFormats, useText } from '#app/text/text.tsx'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { Confirm } from '#app/ui/confirm.tsx'
import { Sheet } from '#app/ui/sheet.tsx'
import { notSaved } from '../not-saved.ts'
import { useToldFigures } from '../use-told.ts'
import { dropComposition } from './composition-draft.ts'
import { placeToMake } from './place-to-make.ts'
import css from './publish.module.css'

const QrCode = lazy(() => import('#app/ui/qr-code.tsx').then((file) => ({ default: file.QrCode })))

export interface PublicationHere {
  readonly record: Stored
  readonly fields: PublicationFields
  readonly whereabouts: Whereabouts
}

/** One public page: whether everybody can read it now, its address, and what can be done with it. */
export const PublicationCard = ({
  page: { record, fields, whereabouts },
  onSaid,
}: {
  readonly page: PublicationHere
  readonly onSaid: (said: { readonly words: string; readonly undo?: () => void }) => void
}): ReactNode => {
  const t = useText()
  const { day } = useFormats()
  const { store } = useProject()
  const [now] = useState(() => new Date())
  const [showQr, setShowQr] = useState(false)
  const [askRemove, setAskRemove] = useState(false)
  const figures = useToldFigures()
  const [problem, setProblem] = useState<string>()
  const isLive = fields.status === 'live'
  const address = new URL(`/p/${fields.slug}`, location.origin).href

  const become = async (status: PublicationFields['status'], words?: string) => {
    const shown = await store.recordById(record.id)
    const page = publicationOf(shown?.record.fields)
    if (shown === undefined || page === undefined) return
    // What did not pass any more while nobody could read it comes back without it.
    const out =
      status === 'live'
        ? takenOut(page, { figures: figures ?? [], pins: await publicPinsIn(store) })
        : undefined
    const set = { ...asFields(out ?? {}), status }
    const saved = await store.edit(shown.record, { set })
    setProblem(saved.ok ? undefined : notSaved(saved.reason, t))
    if (!saved.ok || words === undefined) return
    const undo = () => void become(page.status)
    onSaid({ words, undo })
  }
  const remove = async () => {
    setAskRemove(false)
    const erased = await store.changeMany([[{ kind: 'erase', type: 'publication', recordId: record.id }]])
    setProblem(erased.ok ? undefined : notSaved(erased.reason, t))
    if (!erased.ok) return
    await dropComposition(store, record.id)
    onSaid({ words: t('publish.removed') })
  }
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(address)
      onSaid({ words: t('publish.copied') })
    } catch {
      setProblem(t('publish.notCopied'))
    }
  }
  return (
    <li className={css['page']}>
      <div>
        <h3>{fields.title}</h3>
        <p className="row small">
          <span className={isLive ? 'tag on' : 'tag'}>{t(`publish.status_${fields.status}`)}</span>
          <span className="soft">{t('publish.madeOn', { day: day(fields.on, now) })}</span>
        </p>
        {whereabouts !== 'received' && (
          <p className="small" role="status">
            {t(`publish.where_${whereabouts}`)}
          </p>
        )}
        {record.conflicts.length > 0 && <p className="small">{t('publish.twoAtOnce')}</p>}
        <p className={css['address']} dir="ltr">
          {isLive ? (
            <a href={address} target="_blank" rel="noreferrer">
              {address} <ExternalLink className="i i-s" aria-label={t('publish.newTab')} />
            </a>
          ) : (
            address
          )}
        </p>
      </div>
      <div className={`row ${css['deeds'] ?? ''}`}>
        <ButtonLink small href={placeToMake(record.id)}>
          {t('publish.newEdition')}
        </ButtonLink>
        <Button small onClick={() => void copy()}>
          <Copy className="i i-s" aria-hidden="true" />
          {t('publish.copy')}
        </Button>
        <Button
          small
          onClick={() => {
            setShowQr(true)
          }}
        >
          <QrIcon className="i i-s" aria-hidden="true" />
          {t('publish.qr')}
        </Button>
        {isLive ? (
          <Button small onClick={() => void become('withdrawn', t('publish.withdrawn'))}>
            {t('publish.withdraw')}
          </Button>
        ) : (
          <Button
            small
            disabled={figures === undefined}
            onClick={() => void become('live', t('publish.backAgain'))}
          >
            {t('publish.again')}
          </Button>
        )}
        <Button
          small
          look="quiet"
          onClick={() => {
            setAskRemove(true)
          }}
        >
          {t('publish.remove')}
        </Button>
      </div>
      {problem !== undefined && <p role="alert">{problem}</p>}
      <Sheet
        title={t('publish.qr')}
        open={showQr}
        onClose={() => {
          setShowQr(false)
        }}
      >
        <Suspense>
          <QrCode text={address} label={t('publish.qrLabel', { title: fields.title })} />
        </Suspense>
        <p className={css['address']} dir="ltr">
          {address}
        </p>
      </Sheet>
      <Confirm
        open={askRemove}
        title={t('publish.removeAsk')}
        yes={t('publish.removeYes')}
        no={t('common.cancel')}
        onYes={() => void remove()}
        onNo={() => {
          setAskRemove(false)
        }}
      >
        <p>{t('publish.removeThen')}</p>
      </Confirm>
    </li>
  )
}
