import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { codeName } from '#domain/codelists.ts'
import type { Mix } from '#domain/inventory/match-mix.ts'
import type { MatchFields } from '#domain/inventory/match.ts'
import { useFormats, useLanguage, useText } from '#app/text/text.tsx'
import { Jug } from './jug.tsx'
import css from './limonades.module.css'
import { PartsList } from './parts-list.tsx'
import { Lemons } from './points.tsx'
import type { MixWords } from './words.ts'

/** A combination: one that somebody chose, or one that could be. */
export interface Entry extends Mix {
  readonly id: string
  readonly fields?: MatchFields
  /** Parts that were chosen and are not there any more. */
  readonly gone?: number
}

/** One combination in the list: its jug, its parts, and what is missing. */
export const LimonadeCard = ({
  entry,
  words,
}: {
  readonly entry: Entry
  readonly words: MixWords
}): ReactNode => {
  const t = useText()
  const [language] = useLanguage()
  const { distance } = useFormats()
  const { input, points, missing, fields } = entry
  const href = placeOf(entry.id)
  const score = Math.round(points.score)
  return (
    <article className={`card stack ${css['card'] ?? ''}`}>
      <header className={`row ${css['top'] ?? ''}`}>
        <Jug water={entry.water.length > 0} syrup={entry.syrup.length > 0} jug={!missing.includes('jug')} />
        <div className="grow">
          <h3 className={`voice ${css['title'] ?? ''}`}>
            <Link href={href}>{words.titleOf(entry)}</Link>
          </h3>
          {fields !== undefined && (
            <p className={css['kind']}>
              <span className={fields.status === 'running' ? 'tag on' : 'tag'}>
                {codeName('matchStatus', fields.status, language)}
              </span>
            </p>
          )}
          <p className="small">
            {points.need > 0
              ? t('limonade.asked', { count: input.needHouseholds, need: words.needName(entry.need) })
              : t('limonade.askedFew', { need: words.needName(entry.need) })}{' '}
            {input.distanceM !== null && t('limonade.within', { distance: distance(input.distanceM) })}
          </p>
        </div>
      </header>
      <PartsList mix={entry} words={words} />
      <footer className={`row ${css['foot'] ?? ''}`}>
        <span>
          <span className="label">{t('limonade.missing')}</span>
          <br />
          <strong>{words.missingShort(missing)}</strong>
        </span>
        <Link href={href} className={css['why']}>
          <Lemons score={score} />
          <span className="small">{t('limonade.whyPoints', { score })}</span>
        </Link>
      </footer>
    </article>
  )
}

/** Where a combination is told in full. */
export const placeOf = (id: string): string => `/coordinatie/limonades/${id}`
