import type { ReactNode } from 'react'
import { changesIn } from '#domain/field/change.ts'
import { entryForms } from '#domain/field/entry.ts'
import type { Json } from '#domain/sync/operation.ts'
import { codeLabel, codeName } from '#domain/codelists.ts'
import { dayWords, useWords } from '#app/attention/use-told.ts'
import { useFormats, useLanguage, useText } from '#app/text/text.tsx'
import { fundersIn } from './funders-in.ts'
import css from './network.module.css'
import { type Entry, isFromTalk } from './use-network.ts'

/** What is known of an entry, and what was known before. */
export const EntryDetails = ({ entry }: { readonly entry: Entry }): ReactNode => {
  const t = useText()
  const words = useWords()
  const { sort, record } = entry
  const told = entryForms[sort].fields.filter(({ name }) => {
    const value = record.fields[name]
    return (
      value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0)
    )
  })
  return (
    <>
      {isFromTalk(entry) && <p className="small">{t('network.fromTalk')}</p>}
      {entry.whereabouts !== 'received' && (
        <p className="small soft">
          {t(entry.whereabouts === 'problem' ? 'network.stuck' : 'network.waiting')}
        </p>
      )}
      <dl className={css['details']}>
        {told.map(({ name }) => (
          <div key={name}>
            <dt className="small soft">{words.field(sort, name)}</dt>
            <dd>
              {name === 'funders' ? (
                <Funders value={record.fields[name]} />
              ) : (
                words.value({ type: sort, field: name }, record.fields[name])
              )}
              {name === 'qty' ? ` ${String(record.fields['unit'] ?? '')}` : ''}
            </dd>
          </div>
        ))}
      </dl>
      <History entry={entry} />
    </>
  )
}

const Funders = ({ value }: { readonly value: Json | undefined }): ReactNode => {
  const { share } = useFormats()
  const [language] = useLanguage()
  return fundersIn(value).map((funder, at) => (
    <span key={at} className={css['line']}>
      {codeName('funderKind', funder.kind, language)}: {share(funder.share)},{' '}
      {codeLabel('fundingPhase', funder.phase, language)}
    </span>
  ))
}

const History = ({ entry }: { readonly entry: Entry }): ReactNode => {
  const t = useText()
  const words = useWords()
  const formats = useFormats()
  const [language] = useLanguage()
  const { sort, record } = entry
  const changes = changesIn(record.fields['history'])
  return (
    <details className={css['fold']}>
      <summary>
        {t('network.history')}{' '}
        <span className="soft small">{t('network.changes', { count: changes.length })}</span>
      </summary>
      <ul className={css['history']}>
        {changes.map(({ at, by, field, was }, index) => (
          <li key={index} className="small">
            <span className="soft">
              {dayWords(at, formats)}, {codeName('role', by, language)}
            </span>
            <br />
            {was === null
              ? t('network.changed', { field: words.field(sort, field) })
              : t('network.was', {
                  field: words.field(sort, field),
                  value: words.value({ type: sort, field }, was),
                })}
          </li>
        ))}
        <li className="small soft">
          {t('network.madeOn', { day: dayWords(record.at.slice(0, 10), formats) })}
        </li>
      </ul>
    </details>
  )
}
