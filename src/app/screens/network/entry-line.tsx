import type { ReactNode } from 'react'
import { codeName } from '#domain/codelists.ts'
import { entryForms, type Sort } from '#domain/field/entry.ts'
import { useWords } from '#app/attention/use-told.ts'
import { useLanguage, useText } from '#app/text/text.tsx'
import { type Entry, isFromTalk } from './use-network.ts'

/** Where an entry stands, at the end of its row. */
export const EntryEnd = ({ entry }: { readonly entry: Entry }): ReactNode => {
  const t = useText()
  const [language] = useLanguage()
  const { sort, record } = entry
  if (isFromTalk(entry)) return <span className="tag rough">{t('network.tagTalk')}</span>
  const list = { structure: 'structureStatus', crew: 'crewStatus', assignment: 'assignmentStatus' }
  const status = record.fields['status']
  const name = sort === 'structure' || sort === 'crew' || sort === 'assignment' ? list[sort] : undefined
  if (name === undefined || typeof status !== 'string') return undefined
  return (
    <span className={status === 'running' ? 'tag' : 'tag rough'}>{codeName(name, status, language)}</span>
  )
}

/** An entry in two lines. */
export const useEntryLine = (): ((entry: Entry) => { readonly title: string; readonly says: string }) => {
  const t = useText()
  const words = useWords()
  return ({ sort, record }) => {
    const say = (field: string) => words.value({ type: sort, field }, record.fields[field])
    const { title, says } = entryForms[sort]
    return {
      title: say(title),
      says: says
        .filter((field) => field !== 'status' && record.fields[field] != null && record.fields[field] !== '')
        .map((field) =>
          field === 'deadline' ? `${words.field(sort, field).toLowerCase()} ${say(field)}` : say(field),
        )
        .concat(amountOf(sort, { say, people: (count) => t('network.people', { count }) }, record.fields))
        .join(' · '),
    }
  }
}

const amountOf = (
  sort: Sort,
  { say, people }: { readonly say: (field: string) => string; readonly people: (count: number) => string },
  fields: Readonly<Record<string, unknown>>,
): readonly string[] => {
  if (sort === 'crew') return [people(Number(fields['members'] ?? 0))]
  if (sort === 'resourceFlow') return [`${say('qty')} ${String(fields['unit'] ?? '')}`]
  if (sort !== 'costItem') return []
  return [fields['hidden'] === true ? `${say('lowCents')} – ${say('highCents')}` : say('amountCents')]
}
