import { useState, type ReactNode } from 'react'
import { Handshake } from 'lucide-react'
import { Redirect } from 'wouter'
import * as z from 'zod/mini'
import { GatedSetFields } from '#domain/inventory/gated-set.ts'
import type { Sort } from '#domain/field/entry.ts'
import { type GatedSetRole, readsGatedSets } from '#domain/project/role.ts'
import { useLive, useProject } from '#app/project/project-context.tsx'
import { useSending } from '#app/project/sending.ts'
import { useFormats, useText } from '#app/text/text.tsx'
import { Action } from '#app/ui/action.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { Screen, TitleHead } from '#app/ui/screen.tsx'
import { PhoneTabs } from '../phone-tabs.tsx'
import { CodingQueue } from './coding-queue.tsx'
import { GivenEntries } from './given-entries.tsx'
import { FiguresOfRole } from './figures-of-role.tsx'
import { GivenMatches } from './given-matches.tsx'
import { OpenExport } from './open-export.tsx'
import { GivenQuotes } from './given-quotes.tsx'
import { GivenSightings } from './given-sightings.tsx'

/** What each helper works on, before the figures: only what the role may see. */
const parts: Readonly<
  Record<GatedSetRole, readonly ('matches' | 'sightings' | 'coding' | 'quotes' | Sort)[]>
> = {
  entrepreneur: ['matches', 'assignment', 'structure'],
  communityBuilder: ['matches', 'crew', 'structure', 'assignment', 'sightings'],
  informationGatherer: ['coding', 'costItem', 'resourceFlow', 'sightings'],
  storyteller: ['quotes'],
}

/** What a helper works on, and the neighbourhood in figures past the one gate. */
export const GivenScreen = (): ReactNode => {
  const t = useText()
  const { day } = useFormats()
  const { store, membership, project } = useProject()
  const { waiting } = useSending()
  const { role } = membership
  const [now] = useState(() => new Date())
  const sets = useLive(async () => {
    const shown = await store.records('gatedSet')
    return shown.flatMap(({ record }) => {
      const fields = z.safeParse(GatedSetFields, record.fields)
      return fields.success ? [fields.data] : []
    })
  }, [store])
  if (!readsGatedSets(role)) return <Redirect to="/" replace />
  if (sets === undefined) return null
  const figures = sets
    .flatMap((set) => (set.part === 'figures' ? [set] : []))
    .toSorted(byDay)
    .at(-1)
  const matches = sets
    .flatMap((set) => (set.part === 'matches' ? [set] : []))
    .toSorted(byDay)
    .at(-1)
  return (
    <Screen head={<TitleHead title={t('given.title')} />} tabs={<PhoneTabs role={role} waiting={waiting} />}>
      <p className="soft">{t(`given.for_${role}`)}</p>
      {parts[role].map((part) =>
        part === 'coding' ? (
          <CodingQueue key={part} />
        ) : part === 'quotes' ? (
          <GivenQuotes key={part} />
        ) : part === 'sightings' ? (
          <GivenSightings key={part} />
        ) : part === 'matches' ? (
          <GivenMatches key={part} matches={matches?.matches ?? []} />
        ) : (
          <GivenEntries key={part} sort={part} />
        ),
      )}
      {figures === undefined ? (
        <Empty title={t('given.nothing')}>
          <p className="soft">{t('given.nothingThen')}</p>
        </Empty>
      ) : (
        <>
          <p className="small soft">
            {t('given.about', {
              name: project?.name ?? membership.projectName,
              day: day(figures.on, now),
            })}{' '}
            <strong>{t('inventory.noSample')}</strong>
          </p>
          <FiguresOfRole figures={figures.figures} role={role} />
        </>
      )}
      {role === 'informationGatherer' && (
        <section className="block section">
          <h2>{t('given.openTitle')}</h2>
          <p className="small soft">{t('given.openThen')}</p>
          <OpenExport />
        </section>
      )}
      <Action
        href="/netwerk"
        icon={<Handshake className="i i-l" aria-hidden="true" />}
        title={t('home.network')}
        hint={t('home.networkHint')}
      />
    </Screen>
  )
}

const byDay = (a: { readonly on: string }, b: { readonly on: string }): number =>
  a.on < b.on ? -1 : a.on > b.on ? 1 : 0
