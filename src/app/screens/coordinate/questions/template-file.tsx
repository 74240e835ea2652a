import { useState, type ReactNode } from 'react'
import { formLimits } from '#domain/survey/edit-types.ts'
import { readTemplate, type TemplateProblem } from '#domain/survey/template.ts'
import { useLabel, useText } from '#app/text/text.tsx'
import { FileButton } from '#app/ui/file-button.tsx'
import css from './questions.module.css'
import { reasonText } from './reason-text.ts'
import type { FormDesk } from './use-form-draft.ts'

/** Begins with the questionnaire of another neighbourhood. A file that is wrong changes nothing. */
export const TemplateFile = ({ desk: { form, versions, take } }: { readonly desk: FormDesk }): ReactNode => {
  const t = useText()
  const label = useLabel()
  const [problems, setProblems] = useState<readonly TemplateProblem[]>()
  const read = async (file: File) => {
    // A file of the wrong kind may be far larger than what can be read.
    const text = file.size > formLimits.bytes ? undefined : await file.text()
    const template =
      text === undefined
        ? { ok: false as const, problems: [{ reason: 'tooLarge' as const, at: '' }] }
        : readTemplate(text, versions)
    setProblems(template.ok ? [] : template.problems)
    if (template.ok) take({ do: 'import', form: template.form })
  }
  return (
    <section className={`block ${css['below'] ?? ''}`}>
      <h2>{t('questions.template')}</h2>
      <p className="lede">{t('questions.templateLead')}</p>
      <FileButton
        label={t('questions.chooseFile')}
        accept=".json,application/json"
        onFile={(file) => void read(file)}
      />
      <div role="status">
        {problems?.length === 0 && <p>{t('questions.fileRead')}</p>}
        {problems !== undefined && problems.length > 0 && (
          <>
            <p>
              <strong>{t('questions.fileRefused')}</strong>
            </p>
            <ul className={css['problems']}>
              {problems.map(({ reason, at }) => (
                <li key={`${reason} ${at}`}>
                  {isOfFile(reason)
                    ? t(`questions.file_${reason}`, { at })
                    : `${at}: ${reasonText({ reason, at }, { form, t, label })}`}
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
    </section>
  )
}

const ofFile = ['tooLarge', 'notJson', 'notTemplate', 'shape', 'tooMany', 'tooLong'] as const

const isOfFile = (reason: TemplateProblem['reason']): reason is (typeof ofFile)[number] =>
  ofFile.some((one) => one === reason)
