import { useMemo, useState, type ReactNode } from 'react'
import { kindName } from '#domain/field/taxonomy.ts'
import { distanceM, type Spot } from '#domain/field/place.ts'
import { lastLook, movesFrom, wantsAnotherLook } from '#domain/field/sighting-life.ts'
import { dayOf } from '#domain/project/calendar.ts'
import { assetKind } from '#domain/field/taxonomy.ts'
import { useProject } from '#app/project/project-context.tsx'
import { GroupIcon } from '#app/sighting/group-icon.tsx'
import { useMadeHere } from '#app/sighting/life/use-made-here.ts'
import { useMove } from '#app/sighting/life/use-move.ts'
import type { KnownSighting } from '#app/sighting/use-sightings.ts'
import { useFormats, useLanguage, useText } from '#app/text/text.tsx'
import { Button } from '#app/ui/button.tsx'
import { Sheet } from '#app/ui/sheet.tsx'
import { Toast } from '#app/ui/toast.tsx'
import css from './look-again.module.css'

/** Sightings that nobody looked at for more than a year. */
export const useLookAgain = (sightings: readonly KnownSighting[] | undefined): readonly KnownSighting[] => {
  const { project } = useProject()
  const zone = project?.timeZone ?? 'Europe/Amsterdam'
  const [now] = useState(() => new Date())
  return useMemo(
    () => (sightings ?? []).filter(({ record }) => wantsAnotherLook(record, dayOf(now, zone))),
    [sightings, now, zone],
  )
}

/** As many as a person still reads. */
const most = 50

/** A list to walk along, nearest first: one tap says that it is still there. */
export const LookAgainSheet = ({
  sightings,
  from,
  onOpen,
  onClose,
}: {
  readonly sightings: readonly KnownSighting[]
  readonly from: Spot | undefined
  readonly onOpen: (id: string) => void
  readonly onClose: () => void
}): ReactNode => {
  const t = useText()
  const [said, setSaid] = useState<string | null>(null)
  const away = ({ fields: { place } }: KnownSighting) =>
    place === undefined || from === undefined ? Infinity : distanceM(from, place)
  const nearest = sightings
    .map((sighting) => ({ sighting, metres: away(sighting) }))
    .sort((a, b) => a.metres - b.metres)
    .slice(0, most)
  return (
    <Sheet open title={t('life.look')} onClose={onClose}>
      <div className="stack">
        <p>{t(nearest.length === 0 ? 'life.lookNone' : 'life.lookWhy')}</p>
        <ul className="list">
          {nearest.map(({ sighting, metres }) => (
            <Row key={sighting.id} sighting={sighting} metres={metres} onOpen={onOpen} onSaid={setSaid} />
          ))}
        </ul>
        <Toast
          onDone={() => {
            setSaid(null)
          }}
        >
          {said}
        </Toast>
        <Button wide onClick={onClose}>
          {t('common.close')}
        </Button>
      </div>
    </Sheet>
  )
}

const Row = ({
  sighting: { id, record, fields },
  metres,
  onOpen,
  onSaid,
}: {
  readonly sighting: KnownSighting
  readonly metres: number
  readonly onOpen: (id: string) => void
  readonly onSaid: (words: string) => void
}): ReactNode => {
  const t = useText()
  const [language] = useLanguage()
  const { day, distance } = useFormats()
  const { membership } = useProject()
  const own = useMadeHere(record)
  const move = useMove()
  const [now] = useState(() => new Date())
  const name = fields.title ? fields.title : kindName(fields.kind, language)
  const still = async () => {
    if (own === undefined) return
    const confirms = movesFrom(fields, { role: membership.role, own }).includes('confirmed')
    const saved = await move(record, confirms ? 'confirmed' : fields.status)
    onSaid(saved ? t('life.stillSaid', { kind: name }) : t('life.notKept'))
  }
  return (
    <li className={css['row']}>
      <button
        type="button"
        className="item"
        onClick={() => {
          onOpen(id)
        }}
      >
        <GroupIcon group={assetKind(fields.kind)?.group ?? 'other'} className="i" />
        <span className="grow">
          <strong>{name}</strong>
          <span className="small soft">
            {[
              t('life.lastSeen', { day: day(lastLook(record), now) }),
              ...(Number.isFinite(metres) ? [distance(metres)] : []),
            ].join(' · ')}
          </span>
        </span>
      </button>
      <Button disabled={own === undefined} onClick={() => void still()}>
        {t('life.still')}
      </Button>
    </li>
  )
}
