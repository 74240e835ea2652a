import type { ReactNode } from 'react'
import { ownerDomains } from '#domain/field/sighting.ts'
import { useProject } from '#app/project/project-context.tsx'
import { type KnownSighting, useSightings } from '#app/sighting/use-sightings.ts'
import { Item } from '#app/ui/item.tsx'
import { useSay } from '../coordinate/inventory/say.ts'

/** What the team found, by whose it seems to be: confirmed apart from what one person saw. */
export const GivenSightings = (): ReactNode => {
  const { t, name } = useSay()
  const { store } = useProject()
  const sightings = useSightings(store)
  if (sightings === undefined) return null
  const owners = ownerDomains.flatMap((owner) => {
    const of = sightings.filter(({ fields }) => fields.ownerDomain === owner)
    return of.length === 0 ? [] : [{ owner, of }]
  })
  return (
    <section className="block section">
      <h2>{t('given.sightings', { count: sightings.length })}</h2>
      {owners.length === 0 ? (
        <p className="soft">{t('given.noSightings')}</p>
      ) : (
        <ul className="list">
          {owners.map(({ owner, of }) => (
            <Item
              key={owner}
              title={name('ownerDomain', owner)}
              hint={t('given.confirmedAndSeen', {
                confirmed: of.filter(isConfirmed).length,
                seen: of.filter((one) => !isConfirmed(one)).length,
              })}
            />
          ))}
        </ul>
      )}
    </section>
  )
}

const isConfirmed = ({ fields }: KnownSighting): boolean =>
  fields.status === 'confirmed' || fields.status === 'in_use'
