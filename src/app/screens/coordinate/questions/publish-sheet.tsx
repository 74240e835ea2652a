import { useState, type ReactNode } from 'react'
import type { Finding } from '#domain/survey/edit-check.ts'
import { changesBetween } from '#domain/survey/form-changes.ts'
import { useLabel, useText } from '#app/text/text.tsx'
import { Button } from '#app/ui/button.tsx'
import { Sheet } from '#app/ui/sheet.tsx'
import { notSaved } from '../not-saved.ts'
import { ChangeList } from './change-list.tsx'
import { findingText } from './finding-text.ts'
import { nameOf } from './reason-text.ts'
import type { FormDesk } from './use-form-draft.ts'

/** What a new version brings, or what still stops it. */
export const PublishSheet = ({
  desk: { draft, form, versions, publish },
  findings,
  onClose,
}: {
  readonly desk: FormDesk
  readonly findings: readonly Finding[]
  readonly onClose: () => void
}): ReactNode => {
  const t = useText()
  const label = useLabel()
  const [problem, setProblem] = useState<string>()
  const [busy, setBusy] = useState(false)
  const around = { form, t, label }
  const stops = findings.filter(({ level }) => level === 'stops')
  const isBehind = versions.at(-1)?.version !== draft.begun.version
  if (stops.length > 0 || isBehind)
    return (
      <Sheet title={t('questions.notYet')} open onClose={onClose}>
        <div className="stack">
          <ul className="stack">
            {isBehind && <li>{t('questions.behindThen')}</li>}
            {stops.map((finding) => (
              <li key={`${finding.code} ${finding.at}`}>
                {finding.at !== '' && <strong>{nameOf(finding.at, around)} </strong>}
                {findingText(finding, around)}
              </li>
            ))}
          </ul>
          <div className="buttons">
            <Button onClick={onClose}>{t('common.close')}</Button>
          </div>
        </div>
      </Sheet>
    )
  const go = async () => {
    setBusy(true)
    const failed = await publish()
    setBusy(false)
    if (failed === undefined) onClose()
    else setProblem(notSaved(failed, t))
  }
  return (
    <Sheet title={t('questions.publishTitle')} open onClose={onClose}>
      <div className="stack">
        <p>{t('questions.publishWhat')}</p>
        <ChangeList changes={changesBetween(draft.begun, form)} />
        {problem !== undefined && <p role="alert">{problem}</p>}
        <div className="buttons">
          <Button look="main" disabled={busy} onClick={() => void go()}>
            {t('questions.publishNow')}
          </Button>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
        </div>
      </div>
    </Sheet>
  )
}
