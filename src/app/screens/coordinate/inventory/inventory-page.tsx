import { useRef, type ReactNode } from 'react'
import { Lock, Printer, TriangleAlert } from 'lucide-react'
import { Link, useParams } from 'wouter'
import { useProject } from '#app/project/project-context.tsx'
import { Banner } from '#app/ui/banner.tsx'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { PageHead } from '#app/ui/desk.tsx'
import { Loading } from '../loading.tsx'
import { NotRenewed } from '../not-renewed.tsx'
import { useGatedSets } from '../use-gated-sets.ts'
import { useInventory } from '../use-inventory.ts'
import { BasisLine } from './basis-line.tsx'
import { FollowProvider } from './follow.tsx'
import css from './inventory.module.css'
import { NotEnough } from './not-enough.tsx'
import { PeriodChoice } from './period-choice.tsx'
import { placeOf, roomAt, type RoomName, roomNames } from './place-of.ts'
import { RoomFoot } from './room-foot.tsx'
import { rooms } from './rooms.ts'
import { useSay } from './say.ts'
import { useTopOfRoom } from './use-top-of-room.ts'
import { useHandOut } from './use-hand-out.ts'

/** Rooms that stay nearly empty while there are too few conversations. */
const restOnTalks: ReadonlySet<RoomName> = new Set(['overview', 'money', 'costs', 'talents', 'causes'])

/** What the neighbourhood has, spends, can and lacks: an overview and a room for each view. Made on this device, anew with
 *  every change. */
export const InventoryPage = (): ReactNode => {
  const { t, number } = useSay()
  const { membership } = useProject()
  const { state, client } = useInventory(membership.projectId)
  const renewal = useGatedSets(state, client)
  useHandOut(state, client)
  const { room: place } = useParams<{ room?: string }>()
  const room = roomAt(place)
  useTopOfRoom(room)
  const top = useRef<HTMLDivElement>(null)
  const toTop = () => {
    scrollTo(0, 0)
    top.current?.focus({ preventScroll: true })
  }
  if (state.phase === 'failed')
    return (
      <>
        <PageHead title={t('inventory.title')} />
        <Banner
          look="wrong"
          icon={<TriangleAlert className="i" aria-hidden="true" />}
          title={t('inventory.failed')}
          actions={
            <Button look="problem" onClick={client.lock}>
              {t('inventory.tryAgain')}
            </Button>
          }
        >
          {t('inventory.failedThen')}
        </Banner>
      </>
    )
  if (state.phase === 'reading')
    return (
      <>
        <PageHead title={t('inventory.title')} />
        <Loading />
      </>
    )
  const { inventory, opening } = state
  const { basis } = inventory
  const Room = rooms[room]
  return (
    <FollowProvider>
      <PageHead
        title={t('inventory.title')}
        lead={
          room === 'overview'
            ? t('inventory.lead', {
                households: basis.households,
                things: number(
                  inventory.unused.byKind.reduce((sum, kind) => sum + kind.confirmed + kind.tips, 0),
                ),
              })
            : undefined
        }
        action={
          <Button
            className="no-print"
            onClick={() => {
              print()
            }}
          >
            <Printer className="i" aria-hidden="true" />
            {t('inventory.print')}
          </Button>
        }
      />
      <Anchors here={room} />
      <div ref={top} tabIndex={-1} className={css['top']}>
        {opening !== null && (
          <p className="no-print" role="status">
            {t('inventory.opening', { done: opening.done, of: opening.of })}
            <br />
            <progress
              className={css['opening']}
              max={opening.of}
              value={opening.done}
              aria-label={t('inventory.openingLabel')}
            />
          </p>
        )}
        {opening === null && basis.missing.includes('key') && (
          <Banner
            icon={<Lock className="i" aria-hidden="true" />}
            title={t('inventory.noKey')}
            actions={<ButtonLink href="/coordinatie/sleutel">{t('inventory.bringKey')}</ButtonLink>}
          >
            {t('inventory.noKeyThen', { count: basis.sealed })}
          </Banner>
        )}
        <NotRenewed renewal={renewal} />
        <BasisLine basis={basis} />
        {room !== 'rounds' && <PeriodChoice client={client} />}
        {restOnTalks.has(room) && <NotEnough inventory={inventory} />}
        <Room key={room} inventory={inventory} client={client} />
      </div>
      <RoomFoot here={room} toTop={toTop} />
    </FollowProvider>
  )
}

const Anchors = ({ here }: { readonly here: RoomName }): ReactNode => {
  const { t } = useSay()
  return (
    <nav className="anchors no-print" aria-label={t('inventory.parts')}>
      {roomNames.map((name) => (
        <Link
          key={name}
          href={placeOf(name)}
          ref={name === here ? intoView : undefined}
          aria-current={name === here ? 'page' : undefined}
        >
          {t(`inventory.room_${name}`)}
        </Link>
      ))}
    </nav>
  )
}

/** On a phone the parts lie in a strip that scrolls: the one that is open comes into view. */
const intoView = (link: HTMLElement | null) => {
  link?.scrollIntoView({ inline: 'center', block: 'nearest' })
}
