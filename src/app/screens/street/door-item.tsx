import type { ReactNode } from 'react'
import { Check } from 'lucide-react'
import { outcomeOf, maxAttempts } from '#domain/field/visit.ts'
import type { StreetDoor } from '#domain/field/street.ts'
import { codeName } from '#domain/codelists.ts'
import { type Text, useLanguage, useText } from '#app/text/text.tsx'
import type { Language } from '#app/text/languages.ts'
import css from './street.module.css'
import type { PausedAt } from './use-street.ts'

/** One door in the list. A door that nobody may knock at goes nowhere. */
export const DoorItem = ({
  door,
  paused,
  opened,
  onTap,
  children,
}: {
  readonly door: StreetDoor
  readonly paused: PausedAt | undefined
  readonly opened: boolean
  readonly onTap: () => void
  /** What can be done at the door; only of the one that is open. */
  readonly children?: ReactNode
}): ReactNode => {
  const t = useText()
  const [language] = useLanguage()
  const { title, hint, tag } = wordsOf(door, { paused, t, language })
  const closed = door.door.kind === 'doNotVisit' || (door.door.kind !== 'open' && paused === undefined)
  const row = (
    <>
      <strong
        className={`num ${css['number'] ?? ''}`}
        data-struck={door.door.kind === 'doNotVisit' || undefined}
      >
        {door.houseNumber}
      </strong>
      <span className={`grow ${css['words'] ?? ''}`}>
        <span>{title}</span>
        {hint !== undefined && <span className="small soft">{hint}</span>}
        {door.twice && <span className="small soft">{t('street.twice')}</span>}
      </span>
      {tag === 'pause' && <span className="tag">{t('street.pause')}</span>}
      {tag === 'done' && (
        <span className="tag on">
          <Check className="i i-s" aria-hidden="true" />
          {t('street.done')}
        </span>
      )}
    </>
  )
  return (
    <li className={opened ? css['opened'] : undefined} id={`deur-${door.addressId}`}>
      {closed ? (
        <div className="item" aria-disabled="true">
          {row}
        </div>
      ) : (
        <button type="button" className="item" onClick={onTap} aria-expanded={opened}>
          {row}
        </button>
      )}
      {children}
    </li>
  )
}

interface DoorWords {
  readonly title: string
  readonly hint?: string
  readonly tag?: 'pause' | 'done'
}

const wordsOf = (
  { door, attempts, last }: StreetDoor,
  {
    paused,
    t,
    language,
  }: { readonly paused: PausedAt | undefined; readonly t: Text; readonly language: Language },
): DoorWords => {
  if (door.kind === 'doNotVisit') return { title: t('street.doNotVisit'), hint: t('street.doNotVisitWhy') }
  if (paused !== undefined)
    return {
      title: t('street.unfinished'),
      ...(paused.section === undefined
        ? {}
        : { hint: t('street.unfinishedAt', { section: paused.section }) }),
      tag: 'pause',
    }
  const lastly = last === undefined ? '' : outcomeName(last.outcome, { t, language })
  if (door.kind === 'closed') return { title: lastly, tag: 'done' }
  if (door.kind === 'usedUp') return { title: lastly, hint: t('street.usedUp') }
  if (last === undefined) return { title: t('street.notYet') }
  return { title: lastly, hint: t('street.tried', { count: attempts, most: maxAttempts }) }
}

/** A short name of an outcome; that of the code list for one that this version does not know. */
export const outcomeName = (
  code: string,
  { t, language }: { readonly t: Text; readonly language: Language },
): string => {
  if (outcomeOf(code) === undefined) return codeName('visitOutcome', code, language)
  // The texts have one for each known outcome; a test says so.
  return t(`street.outcome_${code}` as Parameters<Text>[0])
}
