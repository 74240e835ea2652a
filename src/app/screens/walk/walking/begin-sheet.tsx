import { useId, useState, type ReactNode } from 'react'
import { type OngoingWalk, walkCompanions } from '#domain/field/walk.ts'
import { codeName } from '#domain/codelists.ts'
import { useProject } from '#app/project/project-context.tsx'
import { useLanguage, useText } from '#app/text/text.tsx'
import { Button } from '#app/ui/button.tsx'
import { ChoiceList } from '#app/ui/choice-list.tsx'
import { Sheet } from '#app/ui/sheet.tsx'
import { Switch } from '#app/ui/switch.tsx'
import type { Walking } from './use-walking.ts'

/** Before the first step: what of the walk is shared, with whom, and whether the phone keeps the route. */
export const BeginSheet = ({
  onBegin,
  onClose,
}: {
  readonly onBegin: Walking['begin']
  readonly onClose: () => void
}): ReactNode => {
  const t = useText()
  const label = useId()
  const { project } = useProject()
  const [companions, setCompanions] = useState<OngoingWalk['companions']>('pair')
  const [track, setTrack] = useState(false)
  const [failed, setFailed] = useState(false)
  const begin = async () => {
    const begun = await onBegin({ companions, track })
    if (begun.ok) onClose()
    else setFailed(true)
  }
  return (
    <Sheet open title={t('walking.beginTitle')} onClose={onClose}>
      <div className="stack">
        <p>{t('walking.shares')}</p>
        {project !== undefined && project.areaGeometry == null && (
          <p className="soft">{t('walking.noBoundary')}</p>
        )}
        <Companions value={companions} onChange={setCompanions} />
        <div className="row">
          <span className="grow">
            <strong id={label}>{t('walking.track')}</strong>
            <span className="small soft">{t('walking.trackHint')}</span>
          </span>
          <Switch on={track} labelledBy={label} onChange={setTrack} />
        </div>
        {failed && <p role="alert">{t('life.notKept')}</p>}
        <Button look="main" wide onClick={() => void begin()}>
          {t('walking.start')}
        </Button>
      </div>
    </Sheet>
  )
}

const Companions = ({
  value,
  onChange,
}: {
  readonly value: OngoingWalk['companions']
  readonly onChange: (companions: OngoingWalk['companions']) => void
}): ReactNode => {
  const t = useText()
  const [language] = useLanguage()
  return (
    <ChoiceList
      legend={t('walking.companions')}
      value={value}
      onChange={onChange}
      choices={walkCompanions.map((code) => ({
        value: code,
        label: codeName('walkCompanion', code, language),
      }))}
    />
  )
}
