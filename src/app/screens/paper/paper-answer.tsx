import type { ReactNode } from 'react'
import { controlOf, maxDepthOf, maxItemsOf } from '#domain/survey/question-types.ts'
import {
  type Choice,
  choicesOf,
  fieldChoices,
  type Mode,
  type Question,
  type Questionnaire,
  questionOf,
  type RepeatField,
  rowsOf,
} from '#domain/survey/questionnaire.ts'
import { capital } from '#domain/text.ts'
import { useLabel, useText } from '#app/text/text.tsx'
import { keyFor } from '#app/ui/number-keys.ts'
import css from './paper.module.css'

interface Asked {
  readonly form: Questionnaire
  readonly question: Question
  readonly mode: Mode
}

/** Where the answer to a question is written with a pen: boxes, lines, or a table. */
export const PaperAnswer = ({ form, question, mode }: Asked): ReactNode => {
  const t = useText()
  switch (controlOf(question)) {
    case 'consent':
    case 'single':
    case 'multi':
    case 'readBack':
      return <Boxes choices={choicesOf(form, question)} />
    case 'themedText':
    case 'text':
      return (
        <>
          <Lines count={question.maxLength !== undefined && question.maxLength <= 200 ? 2 : 4} />
          {question.emptyChoice !== undefined && <Boxes choices={[question.emptyChoice]} />}
        </>
      )
    case 'whyChain':
      return Array.from({ length: maxDepthOf(question, mode) }, (_, depth) => (
        // Steps have no names; their place in the chain is what they are.
        // oxlint-disable-next-line react/no-array-index-key
        <div key={depth}>
          {depth > 0 && <p className={css['small']}>{t('interview.whyAgain')}</p>}
          <Lines count={2} />
        </div>
      ))
    case 'amountGrid':
      return <Grid asked={{ form, question, mode }} choices={choicesOf(form, question)} withAmount />
    case 'shareGrid':
      return <Grid asked={{ form, question, mode }} choices={choicesOf(form, question)} />
    case 'talentGrid':
      return <Items fields={question.columns ?? []} count={rowCount(form, question)} form={form} named />
    case 'number':
      return <p>……………… {question.unit === 'hoursPerWeek' ? t('interview.hoursPerWeek') : question.unit}</p>
    case 'repeat':
      return (
        <>
          <Items
            fields={question.fields ?? []}
            count={
              question.repeatFor === undefined
                ? maxItemsOf(question, mode)
                : repeatCount(form, question, mode)
            }
            form={form}
          />
          {question.emptyChoice !== undefined && <Boxes choices={[question.emptyChoice]} />}
        </>
      )
    case 'contact':
      return <Items fields={question.fields ?? []} count={1} form={form} />
    case 'amount':
      return <p>€ ……………… {t('interview.perWhat')}</p>
    default:
      return <Lines count={1} />
  }
}

/** Boxes to tick, each with the key that enters it afterwards. */
const Boxes = ({ choices }: { readonly choices: readonly Choice[] }): ReactNode => {
  const label = useLabel()
  return (
    <ul className={`${css['boxes'] ?? ''} ${choices.length > 4 ? (css['columns'] ?? '') : ''}`}>
      {choices.map((choice, index) => (
        <li key={choice.code}>
          <span className={css['key']}>{choices.length > 1 ? keyFor(index) : ''}</span>
          <span className={css['box']} /> {capital(label(choice.label))}
        </li>
      ))}
    </ul>
  )
}

const Lines = ({ count }: { readonly count: number }): ReactNode => (
  <div className={css['lines']} style={{ blockSize: `${count * 8}mm` }} />
)

/** One row for each thing, one column for each choice. */
const Grid = ({
  asked: { form, question, mode },
  choices,
  withAmount = false,
}: {
  readonly asked: Asked
  readonly choices: readonly Choice[]
  readonly withAmount?: boolean
}): ReactNode => {
  const t = useText()
  const label = useLabel()
  const amounts = withAmount && !(mode === 'doorstep' && question.doorstepBandOnly === true)
  return (
    <table className={css['grid']}>
      <thead>
        <tr>
          <td>{blank}</td>
          {choices.map((choice, index) => (
            <th key={choice.code} scope="col">
              {keyFor(index)} {label(choice.label)}
            </th>
          ))}
          {amounts && <th scope="col">{t('paper.orAmount')}</th>}
          {question.allowDk && <th scope="col">{label(form.buttons.dk)}</th>}
          {question.allowPns && <th scope="col">{label(form.buttons.pns)}</th>}
        </tr>
      </thead>
      <tbody>
        {rowsOf(form, question, mode).map((row) => (
          <tr key={row.code}>
            <th scope="row">{capital(label(row.label))}</th>
            {choices.map(({ code }) => (
              <td key={code}>☐</td>
            ))}
            {amounts && <td className={css['euro']}>€</td>}
            {question.allowDk && <td>☐</td>}
            {question.allowPns && <td>☐</td>}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** The same fields again and again: one column for each field. A long list stands below the table. */
const Items = ({
  fields,
  count,
  form,
  named = false,
}: {
  readonly fields: readonly RepeatField[]
  readonly count: number
  readonly form: Questionnaire
  /** The rows are named by the resident's own choice of an earlier question. */
  readonly named?: boolean
}): ReactNode => {
  const t = useText()
  const label = useLabel()
  return (
    <>
      <table className={css['grid']}>
        <thead>
          <tr>
            {named && <th scope="col">{t('paper.what')}</th>}
            {fields.map((field) => (
              <th key={field.name} scope="col">
                {label(field.label)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {Array.from({ length: count }, (_, row) => (
            // Empty rows are all alike.
            // oxlint-disable-next-line react/no-array-index-key
            <tr key={row}>
              {named && <td>{blank}</td>}
              {fields.map((field) => (
                <td key={field.name} className={css['room']}>
                  {blank}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {fields.map((field) => {
        const choices = fieldChoices(form, field)
        return choices.length === 0 ? null : (
          <p key={field.name} className={css['small']}>
            <strong>{label(field.label)}:</strong> {choices.map((choice) => label(choice.label)).join(' · ')}
          </p>
        )
      })}
    </>
  )
}

/** A cell to write in. */
const blank = '\u00A0'

/** As many rows as the question that names them has answers. */
const rowCount = (form: Questionnaire, question: Question): number => {
  const source = question.rowsFrom === undefined ? undefined : questionOf(form, question.rowsFrom.question)
  return source?.maxChoices ?? 5
}

const repeatCount = (form: Questionnaire, question: Question, mode: Mode): number => {
  const source = question.repeatFor === undefined ? undefined : questionOf(form, question.repeatFor.question)
  return source === undefined ? 1 : maxItemsOf(source, mode)
}
