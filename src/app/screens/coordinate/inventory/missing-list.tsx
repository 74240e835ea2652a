import type { ReactNode } from 'react'
import type { Basis, Missing } from '#domain/inventory/panels/basis.ts'
import { Item } from '#app/ui/item.tsx'
import { useSay } from './say.ts'

/** What would make the inventory show more, each with the place where it can be done. */
export const MissingList = ({ basis }: { readonly basis: Basis }): ReactNode => {
  const { t } = useSay()
  if (basis.missing.length === 0) return null
  return (
    <section className="block section">
      <h2>{t('inventory.missingHead')}</h2>
      <p className="lede">{t('inventory.missingLede')}</p>
      <ul className="list">
        {basis.missing.map((what) => (
          <Item
            key={what}
            title={t(`inventory.missing_${what}`)}
            hint={t(`inventory.lacks_${what}`)}
            href={doors[what]}
          />
        ))}
      </ul>
    </section>
  )
}

/** Undefined where only waiting helps, or another version. */
const doors: Readonly<Record<Missing, string | undefined>> = {
  conversations: '/coordinatie/uitnodigen',
  enoughConversations: '/coordinatie/dekking',
  householdsN: '/coordinatie/instellen',
  fewerAnswersThanHouseholds: '/coordinatie/instellen',
  key: '/coordinatie/sleutel',
  sightings: '/coordinatie/uitnodigen',
  confirmedSightings: '/coordinatie/binnen?deel=vondsten',
  structures: '/coordinatie/netwerk',
  assignments: '/coordinatie/netwerk',
  costs: '/coordinatie/netwerk',
  addresses: '/coordinatie/adressen',
  sealedThatBelongs: undefined,
  newerVersion: undefined,
  completeRecords: undefined,
}
