import type { ReactNode } from 'react'
import { Check, Circle } from 'lucide-react'
import type { LimonadesHere } from './use-limonades.ts'
import { useText } from '#app/text/text.tsx'
import { ButtonLink } from '#app/ui/button.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { Item } from '#app/ui/item.tsx'

/** Nothing to mix yet, and what to collect first. */
export const NothingToMix = ({ here }: { readonly here: LimonadesHere }): ReactNode => {
  const t = useText()
  const { needs, parts, willing, rules } = here
  const has = {
    need: needs.some(({ households }) => households >= rules.kMin),
    water: here.waters > 0,
    syrup: willing.size > 0 || parts.some(({ type }) => type === 'crew'),
    jug: parts.some(({ type }) => type === 'structure' || type === 'crew'),
  }
  return (
    <>
      <Empty title={t('limonade.nothing')}>
        <p className="soft">{t('limonade.nothingThen')}</p>
        <ButtonLink look="main" href="/coordinatie/uitnodigen">
          {t('coordinate.goInvite')}
        </ButtonLink>
      </Empty>
      <section className="block section">
        <h2>{t('limonade.collect')}</h2>
        <ul className="list">
          {(['need', 'water', 'syrup', 'jug'] as const).map((name) => (
            <Item
              key={name}
              icon={
                has[name] ? (
                  <Check className="i" aria-hidden="true" />
                ) : (
                  <Circle className="i" aria-hidden="true" />
                )
              }
              title={t(`limonade.collect_${name}`, { count: rules.kMin })}
              hint={t(has[name] ? 'limonade.isThere' : 'limonade.notYet')}
            />
          ))}
        </ul>
      </section>
    </>
  )
}
