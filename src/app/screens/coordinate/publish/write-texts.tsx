import type { ReactNode } from 'react'
import { TriangleAlert } from 'lucide-react'
import { type Composition, type Lack, openingLine, slugFrom, tracesIn } from '#domain/inventory/compose.ts'
import type { SetFigure } from '#domain/inventory/gated-set.ts'
import { languages } from '#domain/text.ts'
import { useText } from '#app/text/text.tsx'
import { Button } from '#app/ui/button.tsx'
import { Field, SelectField, TextField } from '#app/ui/field.tsx'
import css from './publish.module.css'

const mostSections = 12

/** The words of the page, each with a warning where it seems to name somebody. */
export const WriteTexts = ({
  composition,
  lacks,
  figures,
  onChange,
}: {
  readonly composition: Composition
  readonly lacks: readonly Lack[]
  readonly figures: readonly SetFigure[]
  readonly onChange: (change: Partial<Composition>) => void
}): ReactNode => {
  const t = useText()
  const { lang, title, slug, lead, reachUs, sections } = composition
  const proposed = openingLine(figures, lang)
  const wrong = (...of: readonly Lack[]) => {
    const lack = of.find((one) => lacks.includes(one))
    return lack === undefined ? undefined : t(`publish.lack_${lack}`)
  }
  const withSection = (at: number, change: Partial<Composition['sections'][number]>) => {
    onChange({ sections: sections.map((one, index) => (index === at ? { ...one, ...change } : one)) })
  }
  return (
    <section className="block">
      <h2>{t('publish.words')}</h2>
      <div className={css['fields']}>
        <SelectField
          label={t('publish.lang')}
          value={lang}
          onChange={({ target }) => {
            const chosen = languages.find((one) => one === target.value)
            if (chosen !== undefined) onChange({ lang: chosen })
          }}
        >
          <option value="nl">Nederlands</option>
          <option value="en">English</option>
        </SelectField>
        <TextField
          label={t('publish.titleLabel')}
          hint={t('publish.titleHint')}
          rows={2}
          maxLength={120}
          value={title}
          wrong={wrong('title', 'opening')}
          onChange={({ target }) => {
            onChange({ title: target.value })
          }}
        />
        <Traces text={title} />
        {proposed !== undefined && proposed !== title && (
          <Button
            small
            onClick={() => {
              onChange({ title: proposed })
            }}
          >
            {t('publish.propose', { sentence: proposed })}
          </Button>
        )}
        <TextField
          label={t('publish.leadLabel')}
          rows={3}
          maxLength={600}
          value={lead}
          onChange={({ target }) => {
            onChange({ lead: target.value })
          }}
        />
        <Traces text={lead} />
        <Field
          label={t('publish.slugLabel')}
          hint={t('publish.slugHint', { start: `${location.origin}/p/` })}
          maxLength={60}
          dir="ltr"
          autoCapitalize="none"
          spellCheck={false}
          value={slug}
          wrong={wrong('slug', 'slugTaken')}
          onChange={({ target }) => {
            onChange({ slug: target.value })
          }}
          onBlur={() => {
            onChange({ slug: slugFrom(slug) })
          }}
        />
        {sections.map(({ heading, body }, at) => (
          <div className={css['fields']} key={at}>
            <Field
              label={t('publish.heading', { number: at + 1 })}
              maxLength={80}
              value={heading}
              wrong={heading.trim() === '' ? wrong('section') : undefined}
              onChange={({ target }) => {
                withSection(at, { heading: target.value })
              }}
            />
            <TextField
              label={t('publish.body', { number: at + 1 })}
              hint={t('publish.bodyHint')}
              rows={5}
              maxLength={3_000}
              value={body}
              onChange={({ target }) => {
                withSection(at, { body: target.value })
              }}
            />
            <Traces text={`${heading} ${body}`} />
            <p>
              <Button
                small
                onClick={() => {
                  onChange({ sections: sections.filter((_, index) => index !== at) })
                }}
              >
                {t('publish.dropSection', { number: at + 1 })}
              </Button>
            </p>
          </div>
        ))}
        {sections.length < mostSections && (
          <p>
            <Button
              small
              onClick={() => {
                onChange({ sections: [...sections, { heading: '', body: '' }] })
              }}
            >
              {t('publish.addSection')}
            </Button>
          </p>
        )}
        <TextField
          label={t('publish.reachUs')}
          hint={t('publish.reachUsHint')}
          rows={2}
          maxLength={300}
          value={reachUs}
          onChange={({ target }) => {
            onChange({ reachUs: target.value })
          }}
        />
      </div>
    </section>
  )
}

const Traces = ({ text }: { readonly text: string }): ReactNode => {
  const t = useText()
  const traces = tracesIn(text)
  return (
    <div role="status">
      {traces.length > 0 && (
        <p className="row small">
          <TriangleAlert className="i i-s" aria-hidden="true" />
          <span>
            {traces.map((trace) => t(`publish.trace_${trace}`)).join(' ')} {t('publish.traceThen')}
          </span>
        </p>
      )}
    </div>
  )
}
