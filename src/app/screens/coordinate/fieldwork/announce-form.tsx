import { useState, type ReactNode } from 'react'
import { earliestEnd, noticeDays } from '#domain/field/fieldwork.ts'
import { useText } from '#app/text/text.tsx'
import { Button } from '#app/ui/button.tsx'
import { Field } from '#app/ui/field.tsx'
import { Form } from '#app/ui/form.tsx'
import { useSaveProject } from '../setup/use-save-project.ts'
import css from './closing.module.css'

/** The day on which the fieldwork ends: at least a week from now, so that every phone hears of it. */
export const AnnounceForm = ({
  today,
  endsOn,
}: {
  readonly today: string
  readonly endsOn: string | null
}): ReactNode => {
  const t = useText()
  const { save, problem } = useSaveProject()
  const first = earliestEnd(today)
  const [day, setDay] = useState(first)
  const [wrong, setWrong] = useState(false)
  const announce = async () => {
    const tooEarly = day < first
    setWrong(tooEarly)
    if (!tooEarly) await save({ fieldworkEndsOn: day })
  }
  return (
    <Form
      className={css['form']}
      onSubmit={() => {
        void announce()
      }}
    >
      <Field
        type="date"
        label={endsOn === null ? t('fieldwork.endDay') : t('fieldwork.otherDay')}
        hint={t('fieldwork.endDayHint', { days: noticeDays })}
        min={first}
        value={day}
        wrong={wrong ? t('fieldwork.endDayWrong', { days: noticeDays }) : undefined}
        onChange={(event) => {
          setDay(event.target.value)
        }}
      />
      {problem !== undefined && <p role="alert">{problem}</p>}
      <div className="buttons">
        <Button look={endsOn === null ? 'main' : 'plain'} type="submit">
          {endsOn === null ? t('fieldwork.announce') : t('fieldwork.postpone')}
        </Button>
        {endsOn !== null && (
          <Button look="quiet" onClick={() => void save({ fieldworkEndsOn: null })}>
            {t('fieldwork.goOn')}
          </Button>
        )}
      </div>
    </Form>
  )
}
