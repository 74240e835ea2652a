import type { ReactNode } from 'react'
import { Briefcase, Building2, MessageCircle, TreePine, Users } from 'lucide-react'
import { codeName } from '#domain/codelists.ts'
import type { Part } from '#domain/inventory/match-parts.ts'
import type { LimonadesHere } from './use-limonades.ts'
import { useLanguage, useText } from '#app/text/text.tsx'
import { Item } from '#app/ui/item.tsx'
import type { Entry } from './limonade-card.tsx'
import type { MixWords } from './words.ts'

/** What a combination can be followed to: sightings, structures, crews and work for a partner. Of conversations it says how
 *  many, and no more. */
export const RestsOn = ({
  entry,
  here,
  words,
  onOpen,
}: {
  readonly entry: Entry
  readonly here: LimonadesHere
  readonly words: MixWords
  readonly onOpen: (part: Part) => void
}): ReactNode => {
  const t = useText()
  const [language] = useLanguage()
  const { need, points, input } = entry
  const assignment = here.assignments.find(({ id }) => id === entry.assignmentRef)
  const parts = [...entry.water, ...entry.syrup, ...entry.jug].filter(({ type }) => type !== 'talentOffer')
  return (
    <section className="block">
      <h2>{t('limonade.restsOn')}</h2>
      <ul className="list">
        <Item
          icon={<MessageCircle className="i" aria-hidden="true" />}
          title={
            points.need > 0
              ? t('limonade.asked', { count: input.needHouseholds, need: words.needName(need) })
              : t('limonade.askedFew', { need: words.needName(need) })
          }
          hint={t('limonade.notOpened')}
        />
        {parts.map((part) => (
          <Item
            key={part.id}
            icon={iconOf[part.type]}
            title={words.partName(part)}
            onClick={() => {
              onOpen(part)
            }}
          />
        ))}
        {assignment !== undefined && (
          <Item
            icon={<Briefcase className="i" aria-hidden="true" />}
            title={assignment.work ?? codeName('vitalFunction', assignment.function, language)}
            hint={assignment.partnerName ?? undefined}
          />
        )}
      </ul>
    </section>
  )
}

const iconOf: Readonly<Record<Part['type'], ReactNode>> = {
  assetSighting: <TreePine className="i" aria-hidden="true" />,
  structure: <Building2 className="i" aria-hidden="true" />,
  crew: <Users className="i" aria-hidden="true" />,
  talentOffer: null,
}
