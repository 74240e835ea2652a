import { useId, useState, type ReactNode } from 'react'
import { quoteLength } from '#domain/survey/story.ts'
import { CodeOptions } from '#app/controls/code-options.tsx'
import { PersonalDataWarning } from '#app/controls/own-words.tsx'
import { useLive, useProject } from '#app/project/project-context.tsx'
import { useText } from '#app/text/text.tsx'
import { Button } from '#app/ui/button.tsx'
import { SelectField, TextField } from '#app/ui/field.tsx'
import { Switch } from '#app/ui/switch.tsx'
import { notSaved } from '../not-saved.ts'

/** Takes a sentence out of a conversation as a quote, where the household allowed it, and takes it back. */
export const QuoteForm = ({ interviewId }: { readonly interviewId: string }): ReactNode => {
  const t = useText()
  const { store } = useProject()
  const [quote, setQuote] = useState('')
  const [theme, setTheme] = useState('')
  const [minorityVoice, setMinorityVoice] = useState(false)
  const [problem, setProblem] = useState<string>()
  const switchId = useId()
  const quotes = useLive(async () => {
    const shown = await store.records('story')
    return shown.flatMap(({ record }) =>
      record.fields['consentRef'] === interviewId && typeof record.fields['quote'] === 'string'
        ? [{ id: record.id, text: record.fields['quote'] }]
        : [],
    )
  }, [store, interviewId])
  const keep = async () => {
    const text = quote.trim()
    if (text === '') {
      setProblem(t('quote.empty'))
      return
    }
    const fields = { quote: text, theme: theme === '' ? null : theme, consentRef: interviewId, minorityVoice }
    const saved = await store.create('story', fields)
    setProblem(saved.ok ? undefined : notSaved(saved.reason, t))
    if (saved.ok) setQuote('')
  }
  return (
    <section className="block section stack">
      <h3>{t('quote.title')}</h3>
      <p className="small soft">{t('quote.lede')}</p>
      {quotes?.map(({ id, text }) => (
        <blockquote className="quote" key={id}>
          <p>“{text}”</p>
          <footer>
            <Button
              small
              onClick={() => {
                void store.takeBack(id)
              }}
            >
              {t('quote.takeBack')}
            </Button>
          </footer>
        </blockquote>
      ))}
      <TextField
        label={t('quote.words')}
        hint={t('quote.wordsHint')}
        wrong={problem}
        value={quote}
        maxLength={quoteLength}
        onChange={(event) => {
          setQuote(event.target.value)
        }}
      />
      <PersonalDataWarning text={quote} />
      <SelectField
        label={t('quote.theme')}
        value={theme}
        onChange={(event) => {
          setTheme(event.target.value)
        }}
      >
        <option value="">{t('quote.noTheme')}</option>
        <CodeOptions list="purposeTheme" />
      </SelectField>
      <p className="row">
        <Switch on={minorityVoice} labelledBy={switchId} onChange={setMinorityVoice} />
        <span id={switchId}>{t('quote.minority')}</span>
      </p>
      <Button onClick={() => void keep()}>{t('quote.keep')}</Button>
    </section>
  )
}
