import { useState, type ReactNode } from 'react'
import { Pencil } from 'lucide-react'
import type { Questionnaire } from '#domain/survey/questionnaire.ts'
import { formLimits } from '#domain/survey/edit-types.ts'
import { useLabel, useText } from '#app/text/text.tsx'
import { Button } from '#app/ui/button.tsx'
import { Field } from '#app/ui/field.tsx'
import css from './questions.module.css'
import type { FormDesk } from './use-form-draft.ts'

/** The name of a section, and on demand its words in both languages. */
export const SectionName = ({
  section: { code, label: words },
  take,
}: {
  readonly section: Questionnaire['sections'][number]
  readonly take: FormDesk['take']
}): ReactNode => {
  const t = useText()
  const label = useLabel()
  const [typed, setTyped] = useState<{ readonly nl: string; readonly en: string }>()
  if (typed === undefined)
    return (
      <div className={css['sectionName']}>
        <h2>{label(words)}</h2>
        <button
          type="button"
          className="icon-button"
          aria-label={t('questions.nameSection', { section: label(words) })}
          onClick={() => {
            setTyped({ nl: words.nl, en: words.en ?? '' })
          }}
        >
          <Pencil className="i i-s" aria-hidden="true" />
        </button>
      </div>
    )
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        if (typed.nl.trim() === '') return
        if (take({ do: 'nameSection', section: code, label: typed }) === undefined) setTyped(undefined)
      }}
    >
      <div className={css['pair']}>
        {(['nl', 'en'] as const).map((language) => (
          <Field
            key={language}
            label={t(`questions.section_${language}`)}
            lang={language}
            maxLength={formLimits.choice}
            value={typed[language]}
            onChange={({ target }) => {
              setTyped({ ...typed, [language]: target.value })
            }}
          />
        ))}
      </div>
      <div className="row">
        <Button type="submit" small>
          {t('common.save')}
        </Button>
        <Button
          small
          look="quiet"
          onClick={() => {
            setTyped(undefined)
          }}
        >
          {t('common.cancel')}
        </Button>
      </div>
    </form>
  )
}
