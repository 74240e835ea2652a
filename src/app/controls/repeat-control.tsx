import { useState, type ReactNode } from 'react'
import { Plus } from 'lucide-react'
import { checkAnswer, maxItemsOf, typeOf } from '#domain/survey/question-types.ts'
import { isObject } from '#domain/survey/rows.ts'
import { useLabel, useLanguage, useText } from '#app/text/text.tsx'
import { Button } from '#app/ui/button.tsx'
import { Toast } from '#app/ui/toast.tsx'
import type { ControlProps } from './control.ts'
import css from './controls.module.css'
import { EmptyChoice } from './empty-choice.tsx'
import { ItemRow } from './item-row.tsx'
import { ItemSheet } from './item-sheet.tsx'
import { RepeatForControl } from './repeat-for-control.tsx'
import type { Item } from './use-item-form.ts'

/** The same fields again and again: add, change, remove, or say that there is nothing. */
export const RepeatControl = (props: ControlProps): ReactNode =>
  props.question.repeatFor === undefined ? <FreeRepeat {...props} /> : <RepeatForControl {...props} />

const FreeRepeat = ({
  question,
  questionnaire,
  mode,
  thisYear,
  value,
  onChange,
}: ControlProps): ReactNode => {
  const t = useText()
  const label = useLabel()
  const [language] = useLanguage()
  const [open, setOpen] = useState<{ readonly index: number; readonly before: unknown }>()
  const [removed, setRemoved] = useState<{ readonly list: readonly Item[] }>()
  const items = Array.isArray(value) ? value.filter(isObject) : []
  const isNone = Array.isArray(value) && items.length === 0
  const max = maxItemsOf(question, mode)
  const empty = question.emptyChoice

  const put = (index: number, item: Item) => {
    onChange([...items.slice(0, index), item, ...items.slice(index + 1)])
  }
  const listOrNothing = (list: readonly Item[]) => {
    onChange(list.length === 0 ? undefined : list)
  }
  return (
    <div className={css['repeat']}>
      {items.length > 0 && (
        <ul className="list">
          {items.map((item, index) => (
            <ItemRow
              // Items have no names of their own; their place in the list is what they are.
              // oxlint-disable-next-line react/no-array-index-key
              key={index}
              title={
                typeOf(question)?.readBack({ question, value: [item], questionnaire, language })[0] ?? ''
              }
              unfinished={!checkAnswer(questionnaire, question, mode, [item], thisYear).ok}
              onOpen={() => {
                setOpen({ index, before: value })
              }}
              onRemove={() => {
                setRemoved({ list: items })
                listOrNothing(items.filter((_, other) => other !== index))
              }}
            />
          ))}
        </ul>
      )}
      {items.length < max ? (
        <Button
          wide
          onClick={() => {
            setOpen({ index: items.length, before: value })
          }}
        >
          <Plus className="i i-s" aria-hidden="true" />
          {t(items.length === 0 ? 'interview.addFirst' : 'interview.addMore')}
        </Button>
      ) : (
        <p className="small soft">{t('interview.maxItems', { max })}</p>
      )}
      {empty !== undefined && items.length === 0 && (
        <EmptyChoice
          choice={empty}
          isOn={isNone}
          onChange={(isOn) => {
            onChange(isOn ? [] : undefined)
          }}
        />
      )}
      {open !== undefined && (
        <ItemSheet
          title={label(question.label)}
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
            listOrNothing(items.filter((item) => Object.keys(item).length > 0))
            setOpen(undefined)
          }}
          onTakeBack={() => {
            onChange(open.before)
            setOpen(undefined)
          }}
        />
      )}
      <Toast
        undo={
          removed === undefined
            ? undefined
            : {
                label: t('common.undo'),
                onUndo: () => {
                  onChange(removed.list)
                  setRemoved(undefined)
                },
              }
        }
        onDone={() => {
          setRemoved(undefined)
        }}
      >
        {removed === undefined ? null : t('interview.removed')}
      </Toast>
    </div>
  )
}
