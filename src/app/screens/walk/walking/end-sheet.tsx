import { useState, type ReactNode } from 'react'
import { Download, Share2 } from 'lucide-react'
import { dayOf } from '#domain/project/calendar.ts'
import type { OngoingWalk } from '#domain/field/walk.ts'
import { saveFile } from '#app/device/save-file.ts'
import { useProject } from '#app/project/project-context.tsx'
import type { KnownSighting } from '#app/sighting/use-sightings.ts'
import { useFormats, useLanguage, useText } from '#app/text/text.tsx'
import { Button } from '#app/ui/button.tsx'
import { Confirm } from '#app/ui/confirm.tsx'
import { Sheet } from '#app/ui/sheet.tsx'
import { useWalked } from './use-walked.ts'
import { gpxOf, reportOf, type WalkReport } from './walk-report.ts'
import css from './walking.module.css'

/** The end of a walk: what it came to, what is shared of it, and afterwards the report to keep or to share. */
export const EndSheet = ({
  walk,
  sightings,
  onClose,
}: {
  /** Undefined once it has ended. */
  readonly walk: OngoingWalk | undefined
  readonly sightings: readonly KnownSighting[]
  readonly onClose: () => void
}): ReactNode => {
  const t = useText()
  const [language] = useLanguage()
  const { store, project } = useProject()
  const walked = useWalked()
  const [ended, setEnded] = useState<WalkReport | null>(null)
  const [asking, setAsking] = useState(false)
  const [failed, setFailed] = useState(false)
  const [trackSaved, setTrackSaved] = useState(false)
  const [now] = useState(() => new Date())
  if (ended !== null) return <ReportSheet report={ended} onClose={onClose} />
  if (walk === undefined || walked === undefined) return null

  const today = dayOf(now, project?.timeZone ?? 'Europe/Amsterdam')
  const report = reportOf(walk, { sightings, walked, today, language })
  const end = async () => {
    const saved = await (walk.cells.length === 0 ? store.dropWalk() : store.endWalk(walk))
    if (saved.ok) setEnded(report)
    setFailed(!saved.ok)
  }
  const drop = async () => {
    const dropped = await store.dropWalk()
    if (dropped.ok) onClose()
    setFailed(!dropped.ok)
    setAsking(false)
  }
  return (
    <>
      <Sheet open title={t('walking.endTitle')} onClose={onClose}>
        <div className="stack">
          <ReportLines report={report} />
          {walk.track !== null && (
            <>
              <Button
                wide
                onClick={() => {
                  const gpx = new Blob([gpxOf(walk.track ?? [])], { type: 'application/gpx+xml' })
                  saveFile(`${t('walking.file', { date: today })}.gpx`, gpx)
                  setTrackSaved(true)
                }}
              >
                <Download className="i i-s" aria-hidden="true" />
                {t('walking.saveTrack')}
              </Button>
              {trackSaved && <p className="small soft">{t('walking.trackSaved')}</p>}
            </>
          )}
          {failed && <p role="alert">{t('walking.notKept')}</p>}
          <Button look="main" wide onClick={() => void end()}>
            {t(walk.cells.length === 0 ? 'walking.endNothing' : 'walking.end')}
          </Button>
          <div className="buttons">
            <Button onClick={onClose}>{t('walking.goOn')}</Button>
            <Button
              look="quiet"
              onClick={() => {
                setAsking(true)
              }}
            >
              {t('walking.drop')}
            </Button>
          </div>
        </div>
      </Sheet>
      <Confirm
        open={asking}
        title={t('walking.dropAsk')}
        yes={t('walking.dropYes')}
        no={t('walking.dropNo')}
        onYes={() => void drop()}
        onNo={() => {
          setAsking(false)
        }}
      >
        <p>{t('walking.dropThen')}</p>
      </Confirm>
    </>
  )
}

const ReportSheet = ({
  report,
  onClose,
}: {
  readonly report: WalkReport
  readonly onClose: () => void
}): ReactNode => {
  const t = useText()
  const { day } = useFormats()
  const [now] = useState(() => new Date())
  const lines = useLines(report)
  const title = t('walking.reportDay', { day: day(report.date, now) })
  const text = [title, ...lines].join('\n')
  return (
    <Sheet open title={t('walking.reportTitle')} onClose={onClose}>
      <div className="stack">
        <ReportLines report={report} />
        {report.cells > 0 && <p>{t('walking.reportThanks')}</p>}
        <div className="buttons">
          {'share' in navigator && (
            <Button
              onClick={() => {
                // Closing the phone's own sheet is no mistake.
                navigator.share({ title, text }).catch(() => undefined)
              }}
            >
              <Share2 className="i i-s" aria-hidden="true" />
              {t('walking.share')}
            </Button>
          )}
          <Button
            onClick={() => {
              saveFile(
                `${t('walking.file', { date: report.date })}.txt`,
                new Blob([`${text}\n`], { type: 'text/plain' }),
              )
            }}
          >
            <Download className="i i-s" aria-hidden="true" />
            {t('walking.saveText')}
          </Button>
        </div>
        <Button wide onClick={onClose}>
          {t('common.close')}
        </Button>
      </div>
    </Sheet>
  )
}

const ReportLines = ({ report }: { readonly report: WalkReport }): ReactNode => (
  <ul className={css['report']}>
    {useLines(report).map((line) => (
      <li key={line}>{line}</li>
    ))}
  </ul>
)

const useLines = ({ minutes, cells, fresh, found, groups }: WalkReport): readonly string[] => {
  const t = useText()
  return [
    t('walking.minutes', { minutes }),
    t('walking.cells', { count: cells }),
    ...(fresh === 0 ? [] : [t('walking.cellsNew', { count: fresh })]),
    t('walking.found', { count: found }),
    ...groups.map(({ name, count }) => t('walking.foundGroup', { group: name, count })),
  ]
}
