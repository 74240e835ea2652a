import type { ReactNode } from 'react'
import { publicationOf } from '#domain/inventory/compose.ts'
import type { SetFigure } from '#domain/inventory/gated-set.ts'
import type { PublicationFields } from '#domain/inventory/publication.ts'
import { canonical, type Json } from '#domain/sync/operation.ts'
import { paragraphsIn } from '#domain/text.ts'
import { useFormats, useText } from '#app/text/text.tsx'
import { GivenFigures } from '../../given/given-figures.tsx'
import { GivenMatches } from '../../given/given-matches.tsx'
import css from './publish.module.css'
import type { QuoteToChoose } from './use-material.ts'

/** What everybody will read, and what is different from the page that stands there now. */
export const PagePreview = ({
  page,
  quotes,
  before,
}: {
  readonly page: PublicationFields
  readonly quotes: readonly QuoteToChoose[]
  readonly before: Readonly<Record<string, Json>> | undefined
}): ReactNode => {
  const t = useText()
  return (
    <section className="block">
      <h2>{t('publish.preview')}</h2>
      <Changes page={page} before={publicationOf(before)} />
      <details>
        <summary>{t('publish.previewOpen')}</summary>
        <article className={css['preview']} lang={page.lang}>
          <h3 className="voice">{page.title}</h3>
          <p>{page.lead}</p>
          <p className="small">
            <strong>{t('inventory.noSample')}</strong>
          </p>
          {page.sections.map(({ heading, body }, at) => (
            <section key={at}>
              <h4>{heading}</h4>
              {paragraphsIn(body).map((paragraph, index) => (
                <p key={index}>{paragraph}</p>
              ))}
            </section>
          ))}
          <GivenFigures figures={page.figures} />
          {page.limonades.length > 0 && <GivenMatches matches={page.limonades} />}
          {quotes.map(({ id, text, minorityVoice }) => (
            <blockquote className="quote" key={id}>
              “{text}”{minorityVoice && <span className="tag">{t('publish.minority')}</span>}
            </blockquote>
          ))}
        </article>
      </details>
    </section>
  )
}

/** Values that are new since the page that stands there, and those that are held back. */
const Changes = ({
  page,
  before,
}: {
  readonly page: PublicationFields
  readonly before: PublicationFields | undefined
}): ReactNode => {
  const t = useText()
  const { day } = useFormats()
  const newest = page.figures.reduce((latest, { on }) => (on > latest ? on : latest), '')
  const held = page.figures.filter(({ value, on }) => value.status === 'shown' && on < newest)
  const oldest = held.reduce((first, { on }) => (on < first ? on : first), newest)
  const different =
    before === undefined ? [] : page.figures.filter((figure) => !stands(before.figures, figure))
  const { kMin, kMoney } = page
  return (
    <div className="small">
      {before !== undefined && <p>{t('publish.changed', { count: different.length })}</p>}
      {held.length > 0 && (
        <p>
          {t('publish.held', {
            count: held.length,
            day: day(oldest, new Date(newest)),
            kMin,
            kMoney,
          })}
        </p>
      )}
    </div>
  )
}

const stands = (figures: readonly SetFigure[], { id, value }: SetFigure): boolean =>
  figures.some((one) => one.id === id && canonical(one.value) === canonical(value))
