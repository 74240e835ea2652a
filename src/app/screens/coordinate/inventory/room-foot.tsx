import type { ReactNode } from 'react'
import { ArrowUp } from 'lucide-react'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import css from './inventory.module.css'
import { placeOf, type RoomName, roomNames } from './place-of.ts'
import { useSay } from './say.ts'

/** At the end of a long room: on to the next one, back to the overview, or up. All three begin at the top. */
export const RoomFoot = ({
  here,
  toTop,
}: {
  readonly here: RoomName
  readonly toTop: () => void
}): ReactNode => {
  const { t } = useSay()
  const next = roomNames[roomNames.indexOf(here) + 1]
  return (
    <nav className={`no-print ${css['foot'] ?? ''}`} aria-label={t('inventory.onwards')}>
      {next !== undefined && (
        <ButtonLink href={placeOf(next)} onClick={toTop}>
          {t('inventory.nextRoom', { room: t(`inventory.room_${next}`) })}
        </ButtonLink>
      )}
      {here !== 'overview' && (
        <ButtonLink look="quiet" href={placeOf('overview')} onClick={toTop}>
          {t('inventory.toOverview')}
        </ButtonLink>
      )}
      <Button look="quiet" onClick={toTop}>
        <ArrowUp className="i i-s" aria-hidden="true" />
        {t('inventory.toTop')}
      </Button>
    </nav>
  )
}
