import type { ReactNode } from 'react'
import { CircleAlert, CirclePause, Download, Ruler } from 'lucide-react'
import type { TilePlan } from '#domain/field/tile-plan.ts'
import type { Estimate } from '#app/kept-map/estimate.ts'
import type { KeepState } from '#app/kept-map/keeper.ts'
import { useFormats, useText } from '#app/text/text.tsx'
import { Banner } from '#app/ui/banner.tsx'
import { Button } from '#app/ui/button.tsx'
import { KeptWhole } from './kept-whole.tsx'
import css from './keep-map.module.css'
import { RemoveButton } from './remove-button.tsx'

export interface KeepMapPanelProps {
  readonly state: KeepState
  readonly plan: TilePlan
  readonly measured: Estimate | undefined
  /** Bytes that are free; null where the browser does not say. */
  readonly room: number | null
  readonly fits: boolean
  readonly mayMeasure: boolean
  readonly onMeasure: () => void
  readonly onKeep: () => void
  readonly onPause: () => void
  readonly onRemove: () => void
}

/** How far the map is on this phone, and the one thing to do next. */
export const KeepMapPanel = (props: KeepMapPanelProps): ReactNode => {
  const { state } = props
  switch (state.kind) {
    case 'looking':
      return null
    case 'none':
      return <NothingYet {...props} other={state.other} />
    case 'busy':
      return <Busy {...props} state={state} />
    case 'stopped':
      return <Stopped {...props} state={state} />
    case 'whole':
      return <KeptWhole {...props} state={state} />
  }
}

const NothingYet = ({
  plan: { tiles, shallow },
  measured,
  room,
  fits,
  mayMeasure,
  other,
  onMeasure,
  onKeep,
  onRemove,
}: KeepMapPanelProps & { readonly other: number }): ReactNode => {
  const t = useText()
  const { bytes } = useFormats()
  if (measured?.kind === 'empty')
    return (
      <Banner icon={<CircleAlert className="i" aria-hidden="true" />} title={t('kept.empty')}>
        {t('kept.emptyThen')}
      </Banner>
    )
  return (
    <>
      <div className="stack" role="status">
        <p>
          <strong>
            {measured?.kind === 'estimate'
              ? t('kept.size', { tiles: tiles.length, size: bytes(measured.bytes) })
              : t('kept.sizeUnknown', { tiles: tiles.length })}
          </strong>
        </p>
        <p className="small soft">
          {measured === undefined
            ? t(mayMeasure ? 'kept.measuring' : 'kept.measureHint')
            : measured.kind === 'estimate'
              ? t('kept.sizeHow', { count: measured.from })
              : t(`kept.stopped_${measured.why}`)}{' '}
          {room !== null && t('kept.room', { room: bytes(room) })}
        </p>
      </div>
      {shallow && <p className="small soft">{t('kept.shallow')}</p>}
      {other > 0 && (
        <div className="row">
          <span className="small soft grow">{t('kept.other', { size: bytes(other) })}</span>
          <RemoveButton small onClick={onRemove} />
        </div>
      )}
      {!fits && measured?.kind === 'estimate' && (
        <Banner look="wrong" icon={<CircleAlert className="i" aria-hidden="true" />} title={t('kept.noRoom')}>
          {t('kept.noRoomThen', { size: bytes(measured.bytes), room: bytes(room ?? 0) })}
        </Banner>
      )}
      <div className="buttons">
        {mayMeasure && measured?.kind !== 'stop' ? (
          <Button look="main" wide disabled={measured?.kind !== 'estimate' || !fits} onClick={onKeep}>
            <Download className="i" aria-hidden="true" />
            {t('kept.start')}
          </Button>
        ) : (
          <Button look="main" wide onClick={onMeasure}>
            <Ruler className="i" aria-hidden="true" />
            {t('kept.measure')}
          </Button>
        )}
      </div>
      <p className="hint">{t('kept.wifi')}</p>
    </>
  )
}

const Busy = ({
  state,
  onPause,
}: KeepMapPanelProps & { readonly state: Extract<KeepState, { kind: 'busy' }> }): ReactNode => {
  const t = useText()
  return (
    <>
      <p role="status">
        <strong>{t('kept.busyTitle')}</strong> {state.older && t('kept.older')}
      </p>
      <HowFar {...state} />
      <div className="buttons">
        <Button wide onClick={onPause}>
          <CirclePause className="i" aria-hidden="true" />
          {t('kept.pause')}
        </Button>
      </div>
    </>
  )
}

const Stopped = ({
  state,
  onKeep,
  onRemove,
}: KeepMapPanelProps & { readonly state: Extract<KeepState, { kind: 'stopped' }> }): ReactNode => {
  const t = useText()
  return (
    <>
      <Banner icon={<CirclePause className="i" aria-hidden="true" />} title={t(`kept.stopped_${state.why}`)}>
        {t(state.older ? 'kept.older' : 'kept.safe')}
      </Banner>
      <HowFar {...state} />
      <div className="buttons">
        <Button look="main" wide onClick={onKeep}>
          <Download className="i" aria-hidden="true" />
          {t('kept.goOn')}
        </Button>
        <RemoveButton onClick={onRemove} />
      </div>
    </>
  )
}

const HowFar = ({
  done,
  total,
  bytes,
}: {
  readonly done: number
  readonly total: number
  readonly bytes: number
}): ReactNode => {
  const t = useText()
  const formats = useFormats()
  const words = t('kept.count', {
    done: formats.number(done),
    total: formats.number(total),
    size: formats.bytes(bytes),
  })
  return (
    <div className="stack">
      <progress className={css['progress']} value={done} max={total} aria-label={words} />
      <p className="num">{words}</p>
    </div>
  )
}
