import type { ReactNode } from 'react'
import { kindName } from '#domain/field/taxonomy.ts'
import type { Say } from '#app/attention/use-said.ts'
import { useLanguage, useText } from '#app/text/text.tsx'
import { Button } from '#app/ui/button.tsx'
import { Item } from '#app/ui/item.tsx'
import { PairCard } from './pair-card.tsx'
import { useDecideDoubles } from './use-decide-doubles.ts'
import type { Merged, Pair } from './use-doubles.ts'

/** The queue of probable doubles, one pair at a time, and what was merged before, to be taken apart again. */
export const DoublesPart = ({
  pairs,
  merged,
  say,
}: {
  readonly pairs: readonly Pair[]
  readonly merged: readonly Merged[]
  readonly say: Say
}): ReactNode => {
  const t = useText()
  const [first] = pairs
  return (
    <>
      {first !== undefined && (
        <section className="section" aria-labelledby="doubles">
          <h2 id="doubles">{t('life.doublesTitle')}</h2>
          <p className="small soft">{t('life.doublesLede')}</p>
          <PairCard key={first.found.pair.join()} pair={first} say={say} />
          {pairs.length > 1 && <p className="small">{t('life.doublesMore', { count: pairs.length - 1 })}</p>}
        </section>
      )}
      {merged.length > 0 && (
        <details className="section">
          <summary>{t('life.mergedTitle')}</summary>
          <ul className="list">
            {merged.map((pair) => (
              <MergedRow key={pair.double.id} {...pair} say={say} />
            ))}
          </ul>
        </details>
      )}
    </>
  )
}

const MergedRow = ({ kept, double, say }: Merged & { readonly say: Say }): ReactNode => {
  const t = useText()
  const [language] = useLanguage()
  const { takeApart } = useDecideDoubles()
  const kind = kindName(double.fields.kind, language)
  const apart = async () => {
    const done = await takeApart(kept.id, double.id)
    say(done ? t('life.apartSaid', { kind }) : t('life.notKept'))
  }
  const name = ({ fields }: Merged['kept']) =>
    fields.title || fields.note || t('life.photos', { count: fields.photos?.length ?? 0 }) // prettier-ignore
  return (
    <Item
      title={kind}
      hint={`${name(double)} → ${name(kept)}`}
      end={
        <Button small onClick={() => void apart()}>
          {t('life.apart')}
        </Button>
      }
    />
  )
}
