import { useState, type ReactNode } from 'react'
import * as z from 'zod/mini'
import { codeList } from '#domain/codelists.ts'
import { QuoteForTellingFields } from '#domain/inventory/quotes.ts'
import { PersonalDataWarning } from '#app/controls/own-words.tsx'
import { useLive, useProject } from '#app/project/project-context.tsx'
import { Button } from '#app/ui/button.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { TextField } from '#app/ui/field.tsx'
import { useSay } from '../coordinate/inventory/say.ts'
import css from './given.module.css'

interface Told extends QuoteForTellingFields {
  readonly id: string
  /** What the storyteller wrote beside it. */
  readonly beside: readonly { readonly id: string; readonly text: string }[]
}

const noteLength = 300

/** People's own words by theme, with room to write beside them. A voice of few stands apart and weighs the same. */
export const GivenQuotes = (): ReactNode => {
  const { t, name } = useSay()
  const { store } = useProject()
  const quotes = useLive(async () => {
    const [shown, notes] = await Promise.all([store.records('quoteForTelling'), store.records('comment')])
    const On = z.looseObject({ on: z.looseObject({ id: z.string() }), text: z.string() })
    const written = notes.flatMap(({ record }) => {
      const note = z.safeParse(On, record.fields)
      return note.success ? [{ id: record.id, about: note.data.on.id, text: note.data.text }] : []
    })
    return shown
      .flatMap(({ record: { id, fields } }): readonly Told[] => {
        const quote = z.safeParse(QuoteForTellingFields, fields)
        return quote.success
          ? [{ ...quote.data, id, beside: written.filter(({ about }) => about === id) }]
          : []
      })
      .toSorted((a, b) => (a.id < b.id ? -1 : 1))
  }, [store])
  if (quotes === undefined) return null
  const common = quotes.filter(({ minorityVoice }) => !minorityVoice)
  const groups = [
    ...codeList('purposeTheme').map(({ code }) => ({
      key: code,
      title: name('purposeTheme', code),
      lede: null,
      of: common.filter(({ theme }) => theme === code),
    })),
    { key: '-', title: t('inventory.noTheme'), lede: null, of: common.filter(({ theme }) => theme === null) },
    {
      key: '+',
      title: t('inventory.minorityTitle'),
      lede: t('inventory.minorityLede'),
      of: quotes.filter(({ minorityVoice }) => minorityVoice),
    },
  ].filter(({ of }) => of.length > 0)
  return (
    <section className="block section">
      <h2>{t('given.quotes')}</h2>
      {quotes.length === 0 ? (
        <Empty title={t('given.noQuotes')}>
          <p className="soft">{t('given.noQuotesThen')}</p>
        </Empty>
      ) : (
        <p className="soft">{t('given.quotesLede')}</p>
      )}
      {groups.map(({ key, title, lede, of }) => (
        <div key={key} className="section stack">
          <h3>{title}</h3>
          {lede !== null && <p className="small soft">{lede}</p>}
          {of.map((told) => (
            <Quote key={told.id} told={told} />
          ))}
        </div>
      ))}
    </section>
  )
}

const Quote = ({ told }: { readonly told: Told }): ReactNode => {
  const { t } = useSay()
  const { store } = useProject()
  const [text, setText] = useState<string>()
  const [isLost, setLost] = useState(false)
  const keep = async () => {
    const words = (text ?? '').trim()
    if (words === '') return
    const saved = await store.create('comment', { on: { type: 'quoteForTelling', id: told.id }, text: words })
    setLost(!saved.ok)
    if (saved.ok) setText(undefined)
  }
  return (
    <blockquote className={`quote ${css['written'] ?? ''}`}>
      <p>“{told.quote}”</p>
      {told.beside.map(({ id, text: words }) => (
        <p key={id} className="small">
          <strong>{t('given.beside')}</strong> {words}
        </p>
      ))}
      {text === undefined ? (
        <footer>
          <Button
            small
            onClick={() => {
              setText('')
            }}
          >
            {t('given.write')}
            <span className="sr">: {told.quote}</span>
          </Button>
        </footer>
      ) : (
        <div className="stack">
          <TextField
            label={t('given.besideLabel')}
            hint={t('given.besideHint')}
            wrong={isLost ? t('coding.notSaved') : undefined}
            value={text}
            maxLength={noteLength}
            onChange={({ target }) => {
              setText(target.value)
            }}
          />
          <PersonalDataWarning text={text} />
          <p className="row">
            <Button look="main" onClick={() => void keep()}>
              {t('common.save')}
            </Button>
            <Button
              onClick={() => {
                setText(undefined)
              }}
            >
              {t('common.cancel')}
            </Button>
          </p>
        </div>
      )}
    </blockquote>
  )
}
