import { useState, type ReactNode } from 'react'
import { Handshake } from 'lucide-react'
import { Redirect } from 'wouter'
import * as z from 'zod/mini'
import { GatedSetFields } from '#domain/inventory/gated-set.ts'
import { readsGatedSets } from '#domain/project/role.ts'
import { useLive, useProject } from '#app/project/project-context.tsx'
import { useSending } from '#app/project/sending.ts'
import { useFormats, useText } from '#app/text/text.tsx'
import { Action } from '#app/ui/action.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { Screen, TitleHead } from '#app/ui/screen.tsx'
import { PhoneTabs } from '../phone-tabs.tsx'
import { GivenFigures } from './given-figures.tsx'
import { GivenMatches } from './given-matches.tsx'
import { OpenExport } from './open-export.tsx'

/** What a helper sees of the neighbourhood: figures past the one gate, and combinations for the roles that work on them. */
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
          <GivenFigures figures={figures.figures} />
        </>
      )}
      {role === 'informationGatherer' && (
        <section className="block section">
          <h2>{t('given.openTitle')}</h2>
          <p className="small soft">{t('given.openThen')}</p>
          <OpenExport />
        </section>
      )}
      {matches !== undefined && <GivenMatches matches={matches.matches} />}
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
