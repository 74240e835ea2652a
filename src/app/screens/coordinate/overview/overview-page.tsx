import { useMemo, useState, type ReactNode } from 'react'
import { CalendarDays, ChevronRight, CircleAlert, Eye, GitFork, Inbox, Plus } from 'lucide-react'
import { useLocation } from 'wouter'
import { fieldworkOf } from '#domain/field/fieldwork.ts'
import { dayOf } from '#domain/project/calendar.ts'
import { useLive, useProject } from '#app/project/project-context.tsx'
import { usePins, useSightings } from '#app/sighting/use-sightings.ts'
import { useSyncState } from '#app/project/sending.ts'
import { type Text, useFormats, useText } from '#app/text/text.tsx'
import { ButtonLink } from '#app/ui/button.tsx'
import { PageHead } from '#app/ui/desk.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { Item } from '#app/ui/item.tsx'
import { useAsking } from '../attention/use-quarantine.ts'
import { DeskMap } from '../desk-map.tsx'
import { DeviceTable } from '../devices/device-table.tsx'
import { SoonErasedItems } from '../retention/soon-erased.tsx'
import { useEndings } from '../retention/use-endings.ts'
import { setupSteps, type SetupStep } from '../setup/setup-steps.ts'
import { useServerList } from '../use-server-list.ts'
import { nextStep, type NextStep } from './next-step.ts'
import css from './overview.module.css'

/** How far the neighbourhood is, and what to do next. Streets and phones, never people. */
export const OverviewPage = (): ReactNode => {
  const t = useText()
  const { number } = useFormats()
  const [, go] = useLocation()
  const { project, store, client } = useProject()
  const { waiting } = useSyncState()
  const conversations = useLive(async () => (await store.records('interview')).length, [store])
  const sightings = useSightings(store)
  const pins = usePins(sightings)
  const devices = useServerList(client.devices)
  const steps = useMemo(() => setupSteps(project), [project])

  const active = devices.items?.filter(({ state }) => state === 'active')
  const toCheck = sightings?.filter(({ fields }) => fields.status === 'seen').length ?? 0
  const next = nextStep({
    steps,
    phones: active?.filter(({ own }) => !own).length,
    conversations: conversations ?? 0,
    sightings: sightings?.length ?? 0,
    toCheck,
    waiting,
  })
  const waits = waiting != null && waiting.interviews > 0 ? waiting : undefined
  const { href, label } = whereTo(next, t)

  return (
    <>
      <PageHead
        title={t('coordinate.overviewTitle')}
        lead={sentence(next, t)}
        action={
          <ButtonLink look="main" href={href}>
            {next.kind === 'invite' && <Plus className="i" aria-hidden="true" />}
            {label}
          </ButtonLink>
        }
      />
      <div className="figures">
        <Figure value={conversations === undefined ? '…' : number(conversations)}>
          {project?.householdsN == null
            ? t('coordinate.conversations', { count: conversations ?? 0 })
            : t('coordinate.conversationsOf', {
                count: conversations ?? 0,
                households: number(project.householdsN),
              })}
        </Figure>
        <Figure value={number(waits?.interviews ?? 0)}>
          {waits === undefined
            ? t('coordinate.nothingWaits')
            : t('coordinate.visibleFrom', { count: waits.interviews, group: waits.releaseGroup })}
        </Figure>
        <Figure value={sightings === undefined ? '…' : number(sightings.length)}>
          {t('coordinate.sightings', { count: sightings?.length ?? 0, toCheck })}
        </Figure>
        <Figure value={active === undefined ? '–' : number(active.length)}>
          {active === undefined
            ? t('coordinate.phonesUnknown')
            : t('coordinate.phones', { count: active.length })}
        </Figure>
      </div>
      <div className="cols lead section">
        <section className="block">
          <h2>{t('coordinate.onMap')}</h2>
          {project?.areaGeometry == null && pins.length === 0 ? (
            <Empty title={t('coordinate.noMap')}>
              <p className="soft">{t('coordinate.noMapThen')}</p>
              <ButtonLink href="/coordinatie/instellen#boundary">{t('coordinate.noMapGo')}</ButtonLink>
            </Empty>
          ) : (
            <>
              <DeskMap
                pins={pins}
                className={css['map']}
                onPinTap={(id) => {
                  go(`/coordinatie/binnen?deel=vondsten&id=${id}`)
                }}
              />
              <p className="small soft">
                {pins.length === 0 ? t('coordinate.mapEmpty') : t('coordinate.mapHow')}
              </p>
            </>
          )}
          <ButtonLink href="/coordinatie/dekking">{t('fieldwork.coverageTitle')}</ButtonLink>
        </section>
        <div className={css['side']}>
          <ToDo steps={steps} toCheck={toCheck} waiting={waits} />
          <section className="block">
            <h2>{t('coordinate.roomDevices')}</h2>
            <p className="lede">{t('coordinate.devicesLede')}</p>
            {devices.items === undefined ? (
              <p className="small soft">
                {devices.problem === undefined ? t('common.loading') : t('coordinate.phonesUnknown')}
              </p>
            ) : (
              <DeviceTable devices={devices.items.filter(({ state }) => state === 'active')} />
            )}
          </section>
        </div>
      </div>
    </>
  )
}

const Figure = ({ value, children }: { readonly value: string; readonly children: ReactNode }): ReactNode => (
  <div>
    <b>{value}</b>
    <span className="small soft">{children}</span>
  </div>
)

/** Everything that waits for the coordinator, with the way to it. */
const ToDo = ({
  steps,
  toCheck,
  waiting,
}: {
  readonly steps: readonly SetupStep[]
  readonly toCheck: number
  readonly waiting: { readonly interviews: number; readonly releaseGroup: number } | undefined
}): ReactNode => {
  const t = useText()
  const { day } = useFormats()
  const { project } = useProject()
  const [now] = useState(() => new Date())
  const open = steps.filter(({ done }) => !done)
  const asking = useAsking()
  const fieldwork = project === undefined ? undefined : fieldworkOf(project, dayOf(now, project.timeZone))
  const ends = fieldwork?.kind === 'announced' || fieldwork?.kind === 'due' ? fieldwork : undefined
  const near = useEndings().items?.filter((ending) => ending.near) ?? []
  const calm = asking === 0 && toCheck === 0 && near.length === 0
  return (
    <section className="block">
      <h2>{t('coordinate.waitsForYou')}</h2>
      {calm && open.length === 0 && waiting === undefined && ends === undefined ? (
        <p className="lede">{t('coordinate.nothingForYou')}</p>
      ) : (
        <ul className="list">
          {open.map(({ name }) => (
            <Item
              key={name}
              href={`/coordinatie/instellen#${name}`}
              icon={<CircleAlert className="i" aria-hidden="true" />}
              title={t(`coordinate.step_${name}`)}
              hint={t('coordinate.stepToDo')}
            />
          ))}
          {ends !== undefined && (
            <Item
              href="/coordinatie/veldwerk"
              icon={<CalendarDays className="i" aria-hidden="true" />}
              title={
                ends.kind === 'due'
                  ? t('fieldwork.deskDue')
                  : t('fieldwork.deskEnds', { day: day(ends.endsOn, now) })
              }
              hint={t('fieldwork.deskEndsHint')}
            />
          )}
          {asking > 0 && (
            <Item
              href="/coordinatie/aandacht"
              icon={<GitFork className="i" aria-hidden="true" />}
              title={t('attention.deskAsks', { count: asking })}
              hint={t('attention.deskAsksHint')}
            />
          )}
          <SoonErasedItems near={near} />
          {toCheck > 0 && (
            <Item
              href="/coordinatie/binnen?deel=vondsten"
              icon={<Eye className="i" aria-hidden="true" />}
              title={t('coordinate.checkSightings', { count: toCheck })}
              hint={t('coordinate.checkSightingsHint')}
            />
          )}
          {waiting !== undefined && (
            <Item
              icon={<Inbox className="i" aria-hidden="true" />}
              title={t('coordinate.conversationsWait', {
                count: waiting.interviews,
                group: waiting.releaseGroup,
              })}
              hint={t('coordinate.conversationsWaitWhy')}
              end={<ChevronRight className="sr" aria-hidden="true" />}
            />
          )}
        </ul>
      )}
    </section>
  )
}

const sentence = (next: NextStep, t: Text): string => {
  switch (next.kind) {
    case 'setup':
      return t(`coordinate.next_${next.step}`)
    case 'invite':
      return t('coordinate.nextInvite')
    case 'check':
      return t('coordinate.nextCheck', { count: next.count })
    case 'waitForConversations':
      return t('coordinate.conversationsWait', { count: next.waiting, group: next.group })
    case 'begin':
      return t('coordinate.nextBegin')
    case 'carryOn':
      return t('coordinate.nextCarryOn')
  }
}

const whereTo = (next: NextStep, t: Text): { readonly href: string; readonly label: string } => {
  switch (next.kind) {
    case 'setup':
      return { href: `/coordinatie/instellen#${next.step}`, label: t('coordinate.goSetup') }
    case 'check':
      return { href: '/coordinatie/binnen?deel=vondsten', label: t('coordinate.goCheck') }
    case 'invite':
    case 'begin':
      return { href: '/coordinatie/uitnodigen', label: t('coordinate.goInvite') }
    case 'waitForConversations':
    case 'carryOn':
      return { href: '/coordinatie/binnen', label: t('coordinate.goArrivals') }
  }
}
