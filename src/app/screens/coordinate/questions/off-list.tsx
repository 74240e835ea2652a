import type { ReactNode } from 'react'
import { turnedOff } from '#domain/survey/edit.ts'
import type { Questionnaire } from '#domain/survey/questionnaire.ts'
import { useLabel, useText } from '#app/text/text.tsx'
import { Button } from '#app/ui/button.tsx'
import { Item } from '#app/ui/item.tsx'
import css from './questions.module.css'
import type { FormDesk } from './use-form-draft.ts'

/** Questions that an earlier version asked and this one does not. Their answers stay; they can be asked again. */
export const OffList = ({
  form,
  versions,
  take,
}: {
  readonly form: Questionnaire
  readonly versions: readonly Questionnaire[]
  readonly take: FormDesk['take']
}): ReactNode => {
  const t = useText()
  const label = useLabel()
  const off = turnedOff(form, versions)
  if (off.length === 0) return null
  return (
    <section className={css['section']}>
      <h2>{t('questions.off')}</h2>
      <ul className="list">
        {off.map(({ id, label: words }) => (
          <Item
            key={id}
            title={label(words)}
            end={
              <Button
                small
                onClick={() => {
                  take({ do: 'turnOn', id })
                }}
              >
                {t('questions.turnOn')}
              </Button>
            }
          />
        ))}
      </ul>
    </section>
  )
}
