import { lazy, Suspense, useEffect, useState, type ReactNode } from 'react'
import { List, MapPin } from 'lucide-react'
import { useLocation } from 'wouter'
import { dayOf } from '#domain/project/calendar.ts'
import { fieldworkOf } from '#domain/field/fieldwork.ts'
import { type StreetDoor, streetsIn, toGo } from '#domain/field/street.ts'
import { useProject } from '#app/project/project-context.tsx'
import { useSending } from '#app/project/sending.ts'
import type { SaveFailure } from '#app/store/attempt.ts'
import { useLanguage, useText } from '#app/text/text.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { Screen, TitleHead } from '#app/ui/screen.tsx'
import { Segments } from '#app/ui/segments.tsx'
import { Toast } from '#app/ui/toast.tsx'
import { beginningOf } from '../interview/beginning.ts'
import { NotKept } from '../interview/not-kept.tsx'
import { PhoneTabs } from '../phone-tabs.tsx'
import { DoorItem, outcomeName } from './door-item.tsx'
import { OpenDoor } from './open-door.tsx'
import css from './street.module.css'
import { useStreet } from './use-street.ts'

const StreetMap = lazy(() => import('./street-map.tsx').then((part) => ({ default: part.StreetMap })))

/** Door after door in walking order. Which one is open stands in memory alone: the browser writes addresses and titles down
 *  with the time, and a conversation would be known by the door before it. */
export const StreetScreen = (): ReactNode => {
  const t = useText()
  const [language] = useLanguage()
  const [, navigate] = useLocation()
  const { store, membership, questionnaire, project, key } = useProject()
  const { waiting } = useSending()
  const street = useStreet()
  const [openId, setOpenId] = useState<string>()
  const [chosen, setChosen] = useState<string>()
  const [side, setSide] = useState<StreetDoor['side']>('odd')
  const [onMap, setOnMap] = useState(false)
  const [said, setSaid] = useState<{ readonly words: string; readonly visitId?: string } | null>(null)
  const [today] = useState(() => dayOf(new Date(), project?.timeZone ?? 'Europe/Amsterdam'))
  const [failed, setFailed] = useState<{ readonly reason: SaveFailure; readonly again: () => void }>()

  const opened = street?.doors.find((door) => door.addressId === openId)
  const streets = streetsIn(street?.doors ?? [])
  const name = opened?.street ?? (chosen !== undefined && streets.includes(chosen) ? chosen : streets[0])
  const openedId = opened?.addressId
  useEffect(() => {
    if (openedId === undefined) return
    document.querySelector(`#deur-${CSS.escape(openedId)}`)?.scrollIntoView({ block: 'start' })
  }, [openedId])

  if (street === undefined) return null
  const tabs = <PhoneTabs role={membership.role} waiting={waiting} />
  const fieldwork = project === undefined ? undefined : fieldworkOf(project, today)
  if (fieldwork?.kind === 'due' || fieldwork?.kind === 'closed')
    return (
      <Screen head={<TitleHead title={t('street.title')} />} tabs={tabs}>
        <Empty title={t('fieldwork.phoneOver')}>
          <p>{t('fieldwork.phoneOverThen')}</p>
        </Empty>
      </Screen>
    )
  if (name === undefined)
    return (
      <Screen head={<TitleHead title={t('street.title')} />} tabs={tabs}>
        <Empty title={t('street.empty')}>
          <p>{t('street.emptyThen')}</p>
        </Empty>
      </Screen>
    )

  const inStreet = street.doors.filter((door) => door.street === name)
  const sides = new Set(inStreet.map((door) => door.side))
  const wanted = opened?.side ?? side
  const shownSide = sides.has(wanted) ? wanted : wanted === 'odd' ? 'even' : 'odd'
  const open = (door: StreetDoor) => {
    setOpenId(door.addressId)
    // So that the list stays where it is when the door closes.
    setSide(door.side)
    setChosen(door.street)
  }
  const close = () => {
    setOpenId(undefined)
  }

  const begin = async (door: StreetDoor, mode: 'full' | 'doorstep') => {
    const saved = await store.begin({
      ...beginningOf(questionnaire, mode),
      door: refOf(door),
    })
    // In the place of what closes the door on the way back.
    if (saved.ok) navigate(`/gesprek/${saved.value.id}`, { replace: true })
    else setFailed({ reason: saved.reason, again: () => void begin(door, mode) })
  }
  const record = async (door: StreetDoor, outcome: string) => {
    const saved = await store.recordVisit({ ...refOf(door), outcome })
    if (!saved.ok) return setFailed({ reason: saved.reason, again: () => void record(door, outcome) })
    setFailed(undefined)
    close()
    setSaid({
      words: t('street.kept', {
        street: door.street,
        number: door.houseNumber,
        outcome: outcomeName(outcome, { t, language }),
      }),
      visitId: saved.value,
    })
  }
  const takeBack = async (visitId: string) => {
    const taken = await store.takeBack(visitId)
    setSaid({ words: t(taken.ok ? 'street.takenBack' : 'street.notTakenBack') })
  }

  return (
    <Screen
      head={
        <>
          <TitleHead title={name} tab={t('street.title')}>
            <span className="small soft num">{t('street.toGo', { count: toGo(inStreet) })}</span>
            <button
              type="button"
              className="icon-button"
              aria-label={t(onMap ? 'street.onList' : 'street.onMap')}
              onClick={() => {
                setOnMap(!onMap)
              }}
            >
              {onMap ? (
                <List className="i" aria-hidden="true" />
              ) : (
                <MapPin className="i" aria-hidden="true" />
              )}
            </button>
          </TitleHead>
          <div className={css['under']}>
            {streets.length > 1 && (
              <label className="field">
                <span className="sr">{t('street.street')}</span>
                <select
                  value={name}
                  autoComplete="off"
                  onChange={({ target }) => {
                    setChosen(target.value)
                    close()
                  }}
                >
                  {streets.map((one) => (
                    <option key={one} value={one}>
                      {one}
                    </option>
                  ))}
                </select>
              </label>
            )}
            {!onMap && sides.size > 1 && (
              <Segments
                legend={t('street.side')}
                value={shownSide}
                choices={[
                  { value: 'odd', label: t('street.odd') },
                  { value: 'even', label: t('street.even') },
                ]}
                onChange={(next) => {
                  setSide(next)
                  close()
                }}
              />
            )}
          </div>
        </>
      }
      tabs={tabs}
    >
      {failed !== undefined && <NotKept reason={failed.reason} onRetry={failed.again} />}
      {onMap ? (
        <Suspense fallback={null}>
          <StreetMap
            doors={street.doors}
            onOpen={(id) => {
              setOnMap(false)
              const door = street.doors.find(({ addressId }) => addressId === id)
              if (door !== undefined) open(door)
            }}
          />
        </Suspense>
      ) : (
        <ul className={`list ${css['list'] ?? ''}`}>
          {inStreet
            .filter((door) => door.side === shownSide)
            .map((door) => {
              const paused = street.paused.get(door.addressId)
              const isOpen = door === opened && (door.door.kind === 'open' || paused !== undefined)
              return (
                <DoorItem
                  key={door.addressId}
                  door={door}
                  paused={paused}
                  opened={isOpen}
                  onTap={() => {
                    if (isOpen) close()
                    else open(door)
                  }}
                >
                  {isOpen && (
                    <OpenDoor
                      door={door}
                      paused={paused}
                      form={questionnaire}
                      canTalk={key.kind === 'pinned'}
                      knockedToday={door.last?.at === today}
                      onBegin={(mode) => void begin(door, mode)}
                      onOutcome={(outcome) => void record(door, outcome)}
                      onBack={close}
                    />
                  )}
                </DoorItem>
              )
            })}
        </ul>
      )}
      <Toast
        onDone={() => {
          setSaid(null)
        }}
        undo={
          said?.visitId === undefined
            ? undefined
            : { label: t('common.undo'), onUndo: () => void takeBack(said.visitId ?? '') }
        }
      >
        {said?.words ?? null}
      </Toast>
    </Screen>
  )
}

const refOf = ({ addressId, areaId }: StreetDoor) => ({
  addressId,
  ...(areaId === undefined ? {} : { areaId }),
})
