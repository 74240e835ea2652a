import type { ReactNode } from 'react'
import { codeEntry } from '#domain/codelists.ts'
import type { Mode, Question, Questionnaire } from '#domain/survey/questionnaire.ts'
import { useText } from '#app/text/text.tsx'
import { Button } from '#app/ui/button.tsx'
import { Sheet } from '#app/ui/sheet.tsx'
import { ItemFields } from './item-fields.tsx'
import { useItemForm, withoutBlanks, type Item } from './use-item-form.ts'

/** One item of a repeat, to fill in or to change. Closing keeps what was filled in; only "Niet doen" takes it back. */
export const ItemSheet = ({
  title,
  question,
  questionnaire,
  mode,
  thisYear,
  start,
  onDraft,
  onDone,
  onClose,
  onTakeBack,
}: {
  readonly title: string
  readonly question: Question
  readonly questionnaire: Questionnaire
  readonly mode: Mode
  readonly thisYear: number
  readonly start: Item
  readonly onDraft: (item: Item) => void
  readonly onDone: (item: Item) => void
  readonly onClose: () => void
  readonly onTakeBack: () => void
}): ReactNode => {
  const t = useText()
  const fields = question.fields ?? []
  const form = useItemForm({ fields, questionnaire, mode, thisYear, start, onDraft })
  return (
    <Sheet open title={title} onClose={onClose}>
      <form
        className="stack"
        noValidate
        autoComplete="off"
        onSubmit={(event) => {
          void form.handleSubmit((values) => {
            onDone(withoutBlanks(values))
          })(event)
        }}
      >
        <ItemFields
          form={form}
          fields={fields}
          questionnaire={questionnaire}
          unitOf={(values) => unitOf(question.unitFrom, values)}
        />
        <div className="buttons">
          <Button type="submit" look="main">
            {t('interview.itemDone')}
          </Button>
          <Button look="quiet" onClick={onTakeBack}>
            {t('common.cancel')}
          </Button>
        </div>
      </form>
    </Sheet>
  )
}

/** The unit of a resource follows from what was chosen: the form names both the field and the list. */
const unitOf = (from: string | undefined, values: Item): string | undefined => {
  const code = from === undefined ? undefined : values[from]
  const unit = from === undefined || typeof code !== 'string' ? undefined : codeEntry(from, code)?.['unit']
  return typeof unit === 'string' ? unit : undefined
}
