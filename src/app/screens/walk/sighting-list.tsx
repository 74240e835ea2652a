import { useState, type ReactNode } from 'react'
import { codeName } from '#domain/codelists.ts'
import { distanceM, type Spot } from '#domain/field/place.ts'
import { assetKind, kindName } from '#domain/field/taxonomy.ts'
import { dayOf } from '#domain/project/calendar.ts'
import { useProject } from '#app/project/project-context.tsx'
import { useFormats, useLanguage, useText } from '#app/text/text.tsx'
import { Button } from '#app/ui/button.tsx'
import { Item } from '#app/ui/item.tsx'
import { Segments } from '#app/ui/segments.tsx'
import { Sheet } from '#app/ui/sheet.tsx'
import { GroupIcon } from '#app/sighting/group-icon.tsx'
import type { KnownSighting } from '#app/sighting/use-sightings.ts'

/** As many as a person still reads. */
const most = 100

/** The same sightings as a list, nearest first: for who cannot use a map, and for two pins on one spot. */
export const SightingList = ({
  sightings,
  from,
  again,
  onAgain,
  onOpen,
  onClose,
  children,
}: {
  readonly sightings: readonly KnownSighting[]
  readonly from: Spot | undefined
  /** How many nobody looked at for more than a year. */
  readonly again: number
  readonly onAgain: () => void
  readonly onOpen: (id: string) => void
  readonly onClose: () => void
  /** What else lies on the map. */
  readonly children: ReactNode
}): ReactNode => {
  const t = useText()
  const [language] = useLanguage()
  const { distance } = useFormats()
  const away = ({ fields: { place } }: KnownSighting) =>
    place === undefined || from === undefined ? Infinity : distanceM(from, place)
  const [only, setOnly] = useState<'all' | 'today'>('all')
  const { project } = useProject()
  const [today] = useState(() => dayOf(new Date(), project?.timeZone ?? 'Europe/Amsterdam'))
  const mine = sightings.filter(({ own, record }) => own && record.at.slice(0, today.length) === today)
  const nearest = (only === 'today' ? mine : sightings)
    .map((sighting) => ({ sighting, metres: away(sighting) }))
    .sort((a, b) => a.metres - b.metres)
    .slice(0, most)
  return (
    <Sheet open title={t('walk.list', { count: sightings.length })} onClose={onClose}>
      {again > 0 && (
        <Button wide onClick={onAgain}>
          {t('life.lookCount', { count: again })}
        </Button>
      )}
      {mine.length > 0 && (
        <Segments
          legend={t('walk.listWhich')}
          value={only}
          choices={[
            { value: 'all', label: t('walk.listAll') },
            { value: 'today', label: t('walk.listToday', { count: mine.length }) },
          ]}
          onChange={setOnly}
        />
      )}
      {only === 'all' && sightings.length > most && (
        <p className="hint">{t('walk.listNearest', { count: most })}</p>
      )}
      <ul className="list">
        {nearest.map(({ sighting: { id, fields }, metres }) => {
          const name = kindName(fields.kind, language)
          return (
            <Item
              key={id}
              icon={<GroupIcon group={assetKind(fields.kind)?.group ?? 'other'} className="i" />}
              title={fields.title ? fields.title : name}
              hint={[
                ...(fields.title ? [name] : []),
                codeName('unusedDegree', fields.unusedDegree, language),
                ...(Number.isFinite(metres) ? [distance(metres)] : []),
              ].join(' · ')}
              onClick={() => {
                onOpen(id)
              }}
            />
          )
        })}
      </ul>
      {children}
    </Sheet>
  )
}
