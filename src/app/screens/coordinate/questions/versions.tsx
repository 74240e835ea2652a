import { useState, type ReactNode } from 'react'
import { Download } from 'lucide-react'
import { changesBetween } from '#domain/survey/form-changes.ts'
import { shortVersion } from '#domain/survey/form-version.ts'
import { writeTemplate } from '#domain/survey/template.ts'
import { fileWord } from '#domain/text.ts'
import { saveFile } from '#app/device/save-file.ts'
import { useProject } from '#app/project/project-context.tsx'
import { useFormats, useText } from '#app/text/text.tsx'
import { Button } from '#app/ui/button.tsx'
import { ChangeList } from './change-list.tsx'
import css from './questions.module.css'
import type { FormDesk } from './use-form-draft.ts'

/** Every version that was published, newest first, with its day and what it changed. */
export const Versions = ({ desk: { versions, records } }: { readonly desk: FormDesk }): ReactNode => {
  const t = useText()
  const { day } = useFormats()
  const [now] = useState(() => new Date())
  const { project, membership } = useProject()
  const newestFirst = versions.toReversed()
  const recordOf = (version: string) => records.find(({ record }) => record.fields['version'] === version)
  return (
    <section className={`block ${css['below'] ?? ''}`}>
      <h2>{t('questions.versions')}</h2>
      <p className="lede">{t('questions.versionsLead')}</p>
      <ul className="list">
        {newestFirst.map((form, at) => {
          const before = newestFirst[at + 1]
          const shown = recordOf(form.version)
          const changes = before === undefined ? [] : changesBetween(before, form)
          return (
            <li key={form.version} className="block-item">
              <div className="row">
                <span className="grow">
                  <strong>{t('questions.version', { version: shortVersion(form.version) })}</strong>{' '}
                  <span className="small soft">
                    {shown === undefined ? t('questions.ofTheProduct') : day(shown.record.at, now)}
                  </span>
                  {at === 0 && <span className="tag on">{t('questions.inUse')}</span>}
                  {shown !== undefined && shown.whereabouts !== 'received' && (
                    <span className="tag">{t('questions.notSentYet')}</span>
                  )}
                </span>
                <Button
                  small
                  aria-label={t('questions.saveFile', { version: shortVersion(form.version) })}
                  onClick={() => {
                    const name = fileWord(project?.name ?? membership.projectName)
                    saveFile(
                      `limonade-vragen-${name}-${fileWord(shortVersion(form.version))}.json`,
                      new Blob([writeTemplate(form)], { type: 'application/json' }),
                    )
                  }}
                >
                  <Download className="i i-s" aria-hidden="true" />
                  {t('questions.asFile')}
                </Button>
              </div>
              {changes.length > 0 && <ChangeList changes={changes} />}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
