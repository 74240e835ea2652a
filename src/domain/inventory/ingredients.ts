import { assetKind } from '../field/taxonomy.ts'
import { codeList } from '../codelists.ts'
import { derivedId } from './derived-id.ts'
import type { Gathered } from './gathered.ts'
import type { Ingredients } from './match-ingredients.ts'
import type { Need } from './match-parts.ts'

/** What can be mixed, out of the records that count now. Talents and needs stand in the answers of a conversation, and in
 *  records of their own where somebody made them; here they are one. */
export const ingredientsOf = (gathered: Gathered): Ingredients => ({
  sightings: gathered.once('ingredients', ['assetSighting'], () =>
    gathered.all('assetSighting').flatMap((one) => (assetKind(one.kind) === undefined ? [] : [one])),
  ),
  offers: gathered
    .sums()
    .talents.parts()
    .map(({ id, household, skill, shareable }) => ({
      type: 'talentOffer',
      id: id ?? derivedId(household, skill),
      household,
      skill,
      shareable,
    })),
  structures: gathered.all('structure'),
  crews: gathered
    .all('crew')
    .flatMap(({ id, function: work, status, name }) =>
      work === null || status === null ? [] : [{ type: 'crew', id, function: work, status, name }],
    ),
  assignments: gathered
    .all('assignment')
    .flatMap(({ id, function: name, skills, status, work, partnerName }) =>
      name === null || status === null ? [] : [{ id, function: name, skills, status, work, partnerName }],
    ),
  needs: needsOf(gathered),
})

/** Each household once; what nobody asks for is left out. Help that is wanted stays sealed and makes no match. */
const needsOf = (gathered: Gathered): readonly Need[] => {
  const { tally } = gathered.sums()
  const lists = [
    ['function', 'vitalFunction'],
    ['hub', 'hubKind'],
    ['use', 'use'],
  ] as const
  return lists.flatMap(([kind, list]) =>
    codeList(list).flatMap(({ code }) => {
      const households = tally.count(`need:${kind}:${code}`)
      return households === 0 ? [] : [{ kind, code, households }]
    }),
  )
}
