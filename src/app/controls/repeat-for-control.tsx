import { useState, type ReactNode } from 'react'
import { valueOf } from '#domain/survey/answer.ts'
import { checkAnswer, typeOf } from '#domain/survey/question-types.ts'
import { type Question, type Questionnaire, questionOf } from '#domain/survey/questionnaire.ts'
import { isObject } from '#domain/survey/rows.ts'
import { type Language, useLanguage, useText } from '#app/text/text.tsx'
import type { ControlProps } from './control.ts'
import css from './controls.module.css'
import { ItemRow } from './item-row.tsx'
import { ItemSheet } from './item-sheet.tsx'

/** Something about each item of an earlier question, at the same positions; null where nothing is said. */
export const RepeatForControl = ({
  question,
  questionnaire,
  mode,
  thisYear,
  answers,
  value,
  onChange,
}: ControlProps): ReactNode => {
  const t = useText()
  const [language] = useLanguage()
  const [open, setOpen] = useState<{ readonly index: number; readonly before: unknown }>()
  const source = questionOf(questionnaire, question.repeatFor?.question ?? '')
  const about = source === undefined ? undefined : valueOf(answers, source.id)
  const titles =
    source === undefined || !Array.isArray(about) ? [] : about.map((item: unknown) => words(source, item))
  const held: readonly unknown[] = Array.isArray(value) ? value : []
  const items = titles.map((_, index) => (isObject(held[index]) ? held[index] : null))

  function words(of: Question, item: unknown): string {
    return firstLine(of, item, { questionnaire, language })
  }
  const put = (index: number, item: unknown) => {
    onChange(items.map((other, at) => (at === index ? item : other)))
  }
  return (
    <div className={css['repeat']}>
      <ul className="list">
        {titles.map((title, index) => {
          const item = items[index] ?? null
          return (
            <ItemRow
              // The order is that of the earlier question.
              // oxlint-disable-next-line react/no-array-index-key
              key={index}
              title={title}
              said={item === null ? t('interview.sayIdea') : words(question, item)}
              unfinished={item !== null && !checkAnswer(questionnaire, question, mode, [item], thisYear).ok}
              onOpen={() => {
                setOpen({ index, before: value })
              }}
              onRemove={
                item === null
                  ? undefined
                  : () => {
                      put(index, null)
                    }
              }
            />
          )
        })}
      </ul>
      {open !== undefined && (
        <ItemSheet
          title={titles[open.index] ?? ''}
          question={question}
          questionnaire={questionnaire}
          mode={mode}
          thisYear={thisYear}
          start={items[open.index] ?? {}}
          onDraft={(item) => {
            put(open.index, item)
          }}
          onDone={(item) => {
            put(open.index, item)
            setOpen(undefined)
          }}
          onClose={() => {
            if (Object.keys(items[open.index] ?? {}).length === 0) put(open.index, null)
            setOpen(undefined)
          }}
          onTakeBack={() => {
            onChange(open.before)
            setOpen(undefined)
          }}
        />
      )}
    </div>
  )
}

const firstLine = (
  question: Question,
  item: unknown,
  { questionnaire, language }: { readonly questionnaire: Questionnaire; readonly language: Language },
): string => typeOf(question)?.readBack({ question, value: [item], questionnaire, language })[0] ?? ''
