import { useState, type ReactNode } from 'react'
import { ArrowLeftRight, Minus, Plus } from 'lucide-react'
import type { Reason } from '#domain/field/doubles.ts'
import { codeName } from '#domain/codelists.ts'
import { eitherMayStay, whichStays } from '#domain/field/merge-sightings.ts'
import { lastLook } from '#domain/field/sighting-life.ts'
import { assetKind, kindName } from '#domain/field/taxonomy.ts'
import type { Say } from '#app/attention/use-said.ts'
import { touchBack } from '#app/device/haptics.ts'
import { GroupIcon } from '#app/sighting/group-icon.tsx'
import { usePicture } from '#app/sighting/use-picture.ts'
import { type Text, useFormats, useLanguage, useText } from '#app/text/text.tsx'
import { Button } from '#app/ui/button.tsx'
import css from './doubles.module.css'
import { useDecideDoubles } from './use-decide-doubles.ts'
import type { DoubleSighting, Pair } from './use-doubles.ts'

/** Two sightings beside each other, what speaks for one thing and for two, and the decision. */
export const PairCard = ({ pair, say }: { readonly pair: Pair; readonly say: Say }): ReactNode => {
  const t = useText()
  const [language] = useLanguage()
  const decide = useDecideDoubles()
  const [swapped, setSwapped] = useState(false)
  const [busy, setBusy] = useState(false)
  const { found, a, b } = pair
  const aStays = (whichStays(a.record, b.record)[0].id === a.id) !== swapped
  const [kept, double] = aStays ? [a, b] : [b, a]
  const kind = kindName(a.fields.kind, language)

  const act = async (done: Promise<boolean>, words: string, undo: () => Promise<boolean>) => {
    setBusy(true)
    const saved = await done
    setBusy(false)
    if (!saved) {
      say(t('life.notKept'))
      return
    }
    touchBack('choice')
    say(words, { undo: async () => ((await undo()) ? t('life.undone') : t('life.notKept')) })
  }
  return (
    <article className={`card ${css['pair'] ?? ''}`}>
      <h3>{t('life.pair', { kind })}</h3>
      <div className={css['two']}>
        <One sighting={a} stays={aStays} />
        <One sighting={b} stays={!aStays} />
      </div>
      <p>
        <strong>{t('life.likely', { score: found.score })}</strong>
      </p>
      <Why reasons={found.reasons} />
      <div className="buttons">
        <Button
          look="main"
          disabled={busy}
          onClick={() =>
            void act(decide.merge(kept.record, double.record), t('life.mergedSaid', { kind }), () =>
              decide.undo(kept.id, double.id),
            )
          }
        >
          {t('life.mergeThem')}
        </Button>
        <Button
          disabled={busy}
          onClick={() =>
            void act(decide.keepBoth(a.record, b.record), t('life.bothSaid', { kind }), () =>
              decide.askAgain(a.id, b.id),
            )
          }
        >
          {t('life.keepBoth')}
        </Button>
        {eitherMayStay(a.record, b.record) && (
          <Button
            look="quiet"
            onClick={() => {
              setSwapped(!swapped)
            }}
          >
            <ArrowLeftRight className="i i-s" aria-hidden="true" />
            {t('life.swap')}
          </Button>
        )}
      </div>
    </article>
  )
}

const One = ({
  sighting: { id, record, fields },
  stays,
}: {
  readonly sighting: DoubleSighting
  readonly stays: boolean
}): ReactNode => {
  const t = useText()
  const [language] = useLanguage()
  const { day } = useFormats()
  const [now] = useState(() => new Date())
  const picture = usePicture(fields.photos?.[0]?.small, { recordId: id, size: 'small' })
  return (
    <section className={css['one']} data-stays={stays || undefined}>
      <span className={stays ? 'tag on' : 'tag'}>{t(stays ? 'life.stays' : 'life.goes')}</span>
      {picture === undefined ? (
        <span className={css['none']}>
          <GroupIcon group={assetKind(fields.kind)?.group ?? ''} />
          <span className="small soft">{t('life.noPhoto')}</span>
        </span>
      ) : (
        <img src={picture} alt="" />
      )}
      {fields.title ? <strong>{fields.title}</strong> : null}
      <span className="small">
        {codeName('unusedDegree', fields.unusedDegree, language)} ·{' '}
        {codeName('ownerDomain', fields.ownerDomain, language)}
      </span>
      <span className="small soft">
        {codeName('sightingStatus', fields.status, language)} ·{' '}
        {t('life.lastSeen', { day: day(lastLook(record), now) })}
      </span>
      {fields.note ? <span className="quote small">{fields.note}</span> : null}
    </section>
  )
}

const Why = ({ reasons }: { readonly reasons: readonly Reason[] }): ReactNode => {
  const t = useText()
  const { distance } = useFormats()
  return (
    <ul className={css['why']} aria-label={t('life.why')}>
      {reasons.map((reason) => {
        const Sign = reason.weight > 0 ? Plus : Minus
        return (
          <li key={reason.what}>
            <Sign className="i i-s" aria-hidden="true" />
            <span className="sr">{t(reason.weight > 0 ? 'life.for' : 'life.against')}</span>
            {reasonWords(reason, { t, distance })}
          </li>
        )
      })}
    </ul>
  )
}

const reasonWords = (
  reason: Reason,
  { t, distance }: { readonly t: Text; readonly distance: (metres: number) => string },
): string => {
  switch (reason.what) {
    case 'near':
      return t('life.why_near', { metres: distance(reason.metres), off: distance(reason.errorM) })
    case 'better':
      return t('life.why_better')
    case 'words':
      return reason.weight > 0
        ? t('life.for_words', { words: reason.shared.join(', ') })
        : t('life.against_words')
    case 'owner':
    case 'degree':
    case 'size':
    case 'bag':
      return reason.weight > 0 ? t(`life.for_${reason.what}`) : t(`life.against_${reason.what}`)
  }
}
