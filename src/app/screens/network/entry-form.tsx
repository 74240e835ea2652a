import { useState, type ReactNode } from 'react'
import {
  type EntryFields,
  entryForms,
  type EntryProblem,
  following,
  problemsOf,
  type Sort,
} from '#domain/field/entry.ts'
import type { Json } from '#domain/sync/operation.ts'
import type { Saved } from '#app/store/attempt.ts'
import { useText } from '#app/text/text.tsx'
import { Button } from '#app/ui/button.tsx'
import { Form } from '#app/ui/form.tsx'
import { NotKept } from '../interview/not-kept.tsx'
import { EntryFieldInput } from './entry-field.tsx'

/** All fields of one entry, in the order of its table. Wrong fields say so on saving, and the first comes into view. */
export const EntryForm = ({
  sort,
  begin,
  onKeep,
  onKept,
  onCancel,
}: {
  readonly sort: Sort
  readonly begin: EntryFields
  readonly onKeep: (fields: EntryFields) => Promise<Saved<unknown>>
  readonly onKept: (fields: EntryFields) => void
  readonly onCancel: () => void
}): ReactNode => {
  const t = useText()
  const [fields, setFields] = useState(begin)
  const [problems, setProblems] = useState<ReadonlyMap<string, EntryProblem>>(new Map())
  const [failed, setFailed] = useState<'storageFull' | 'storageUnavailable'>()
  const [busy, setBusy] = useState(false)
  const change = (name: string, value: Json | undefined) => {
    const { [name]: _before, ...rest } = fields
    const changed: EntryFields = value === undefined ? rest : { ...rest, [name]: value }
    setFields({ ...changed, ...following(sort, changed, name) })
    setProblems(new Map([...problems].filter(([wrong]) => wrong !== name)))
  }
  const keep = async () => {
    const found = new Map(problemsOf(sort, fields))
    setProblems(found)
    if (found.size > 0) {
      const [first] = found.keys()
      // After the sentence stands beside it.
      requestAnimationFrame(() => {
        const element = document.querySelector<HTMLElement>(`[data-entry="${first ?? ''}"]`)
        element?.scrollIntoView({ block: 'center' })
        element?.querySelector<HTMLElement>('input, select, textarea, button')?.focus({ preventScroll: true })
      })
      return
    }
    setBusy(true)
    const saved = await onKeep(fields)
    setBusy(false)
    setFailed(saved.ok ? undefined : saved.reason)
    if (saved.ok) onKept(fields)
  }
  return (
    <Form
      onSubmit={() => {
        void keep()
      }}
    >
      <p className="small soft">{t('network.noNames')}</p>
      {entryForms[sort].fields
        .filter(({ asked }) => asked(fields))
        .map((field) => {
          const problem = problems.get(field.name)
          return (
            <div key={field.name} data-entry={field.name}>
              <EntryFieldInput
                sort={sort}
                field={field}
                needed={field.needed(fields)}
                value={fields[field.name]}
                unit={field.name === 'qty' ? String(fields['unit'] ?? '') : undefined}
                wrong={problem === undefined ? undefined : t(`network.problem_${problem}`)}
                onChange={(value) => {
                  change(field.name, value)
                }}
              />
            </div>
          )
        })}
      {failed !== undefined && <NotKept reason={failed} onRetry={() => void keep()} />}
      <div className="buttons">
        <Button type="submit" look="main" disabled={busy}>
          {t('network.keep')}
        </Button>
        <Button look="quiet" onClick={onCancel}>
          {t('common.cancel')}
        </Button>
      </div>
    </Form>
  )
}
