import type { ReactNode } from 'react'
import { formLimits } from '#domain/survey/edit-types.ts'
import { useText } from '#app/text/text.tsx'
import { Button } from '#app/ui/button.tsx'
import { TextField } from '#app/ui/field.tsx'
import { type PartProps, Why } from './question-form.tsx'
import css from './questions.module.css'

/** The question and what explains it, in Dutch and English side by side. */
export const WordsFields = ({ question: { label, hint }, change, locked }: PartProps): ReactNode => {
  const t = useText()
  const fixed = locked({ label: { ...label, nl: `${label.nl} ` } })
  if (fixed !== undefined) return <Why>{fixed}</Why>
  return (
    <>
      <div className={css['pair']}>
        {(['nl', 'en'] as const).map((language) => (
          <TextField
            key={language}
            label={t(`questions.label_${language}`)}
            lang={language}
            rows={2}
            maxLength={formLimits.label}
            value={label[language] ?? ''}
            onChange={({ target }) => {
              change({ label: { ...label, [language]: target.value } })
            }}
          />
        ))}
      </div>
      {hint === undefined ? (
        <div>
          <Button
            small
            look="quiet"
            onClick={() => {
              change({ hint: { nl: '', en: '' } })
            }}
          >
            {t('questions.addHint')}
          </Button>
        </div>
      ) : (
        <>
          <div className={css['pair']}>
            {(['nl', 'en'] as const).map((language) => (
              <TextField
                key={language}
                label={t(`questions.hint_${language}`)}
                lang={language}
                rows={2}
                maxLength={formLimits.hint}
                value={hint[language] ?? ''}
                onChange={({ target }) => {
                  change({ hint: { ...hint, [language]: target.value } })
                }}
              />
            ))}
          </div>
          <div>
            <Button
              small
              look="quiet"
              onClick={() => {
                change({ hint: null })
              }}
            >
              {t('questions.dropHint')}
            </Button>
          </div>
        </>
      )}
    </>
  )
}
