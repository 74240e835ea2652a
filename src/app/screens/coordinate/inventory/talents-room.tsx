import type { ReactNode } from 'react'
import { refsOfSkill } from '#domain/inventory/follow.ts'
import type { Inventory } from '#domain/inventory/inventory.ts'
import { Block } from './chart.tsx'
import { CountsBlock } from './counts-block.tsx'
import { useFollow } from './follow.tsx'
import { BarMark, LeakMark, scaleTo } from './marks.tsx'
import { LockedLines } from './locked-lines.tsx'
import type { Line } from './line.ts'
import { useSay } from './say.ts'

/** What people can do, where it is used, what is short, and the work that asks for it. */
export const TalentsRoom = ({ inventory }: { readonly inventory: Inventory }): ReactNode => {
  const { t } = useSay()
  const refsOf = (code: string) => refsOfSkill(inventory, code)
  return (
    <>
      <Hours inventory={inventory} />
      <Gaps inventory={inventory} />
      <CountsBlock
        title={t('inventory.willingTitle')}
        counts={inventory.talent.willing}
        list="skill"
        refsOf={refsOf}
      />
      <CountsBlock
        title={t('inventory.skillsTitle')}
        counts={inventory.talent.skills}
        list="skill"
        refsOf={refsOf}
      />
      <Assignments inventory={inventory} />
    </>
  )
}

const Hours = ({ inventory }: { readonly inventory: Inventory }): ReactNode => {
  const say = useSay()
  const { t, share } = say
  const { hours, free } = inventory.talent
  const amount = (value: number) => t('inventory.hours', { count: value, number: say.number(value) })
  const columns = [t('inventory.what'), t('inventory.hoursHead'), t('inventory.householdsHead')]
  const title = t('inventory.hoursTitle')
  const freeLine: Line =
    free.status === 'hidden'
      ? { key: 'free', name: t('inventory.freeHours'), hidden: say.why(free.reason), cells: [] }
      : {
          key: 'free',
          name: t('inventory.freeHours'),
          figure: <strong>{amount(free.hours)}</strong>,
          rests: say.households(free.households),
          cells: [say.number(free.hours), say.number(free.households)],
        }
  if (hours.status === 'hidden')
    return (
      <Block
        title={title}
        columns={columns}
        lines={[{ key: 'hours', name: t('inventory.hoursUsed'), hidden: say.why(hours.reason), cells: [] }, freeLine]} // prettier-ignore
      />
    )
  const scale = scaleTo([hours.inside, hours.outside, hours.unused])
  const lines = (['inside', 'outside', 'unused'] as const).map((where): Line => {
    const value = hours[where]
    return {
      key: where,
      name: say.name('talentWhere', where),
      mark: <BarMark scale={scale} value={value} label={amount(value)} />,
      figure: <strong>{amount(value)}</strong>,
      cells: [say.number(value), say.number(hours.households)],
    }
  })
  const leakLine: Line = {
    key: 'leak',
    name: t('inventory.leaves'),
    mark: (
      <LeakMark
        share={hours.leak}
        low={null}
        high={null}
        label={t('inventory.markLeak', { share: share(hours.leak) })}
      />
    ),
    figure: <strong>{t('inventory.away', { share: share(hours.leak) })}</strong>,
    cells: [share(hours.leak), say.number(hours.households)],
  }
  return (
    <Block
      title={title}
      lede={t('inventory.hoursLede', { households: say.households(hours.households) })}
      columns={columns}
      lines={[leakLine, ...lines, freeLine]}
    />
  )
}

const Gaps = ({ inventory }: { readonly inventory: Inventory }): ReactNode => {
  const say = useSay()
  const follow = useFollow()
  const { t } = say
  const { gaps } = inventory
  const title = t('inventory.gapsTitle')
  if (gaps.state === 'locked') return <LockedLines title={title} />
  const scale = scaleTo(gaps.rows.map(({ gap }) => Math.abs(gap ?? 0)))
  return (
    <Block
      title={title}
      lede={t('inventory.gapsLede')}
      columns={[t('inventory.what'), t('inventory.gapHead')]}
      lines={gaps.rows
        .toSorted((a, b) => (b.gap ?? -Infinity) - (a.gap ?? -Infinity))
        .map(({ code, gap }): Line => {
          const line = {
            key: code,
            name: say.name('skill', code),
            onOpen: () => {
              follow({ title: say.name('skill', code), refs: refsOfSkill(inventory, code), told: true })
            },
          }
          if (gap === null) return { ...line, hidden: say.why('tooFew'), cells: [] }
          const words = t(
            gap > 0 ? 'inventory.short' : gap < 0 ? 'inventory.surplus' : 'inventory.even',
            { count: Math.abs(gap) },
          ) // prettier-ignore
          return {
            ...line,
            mark:
              gap > 0 ? (
                <BarMark scale={scale} value={0} beside={gap} label={words} />
              ) : (
                <BarMark scale={scale} value={-gap} label={words} />
              ),
            figure: <strong>{words}</strong>,
            cells: [words],
          }
        })}
    />
  )
}

const Assignments = ({ inventory }: { readonly inventory: Inventory }): ReactNode => {
  const say = useSay()
  const follow = useFollow()
  const { t } = say
  return (
    <Block
      wide
      title={t('inventory.assignmentsTitle')}
      lede={t('inventory.assignmentsLede')}
      columns={[
        t('inventory.work'),
        t('inventory.status'),
        t('inventory.hoursHead'),
        t('inventory.budget'),
        t('inventory.funded'),
        t('inventory.fitting'),
      ]}
      lines={inventory.assignments.map((row): Line => {
        const fitting = row.fitting
          .map(({ skill, households }) =>
            t('inventory.fittingSkill', {
              skill: say.name('skill', skill),
              households: households === null ? t('inventory.few') : say.households(households),
            }),
          )
          .join(' · ')
        const budget = row.budgetCents === null ? '–' : say.money(row.budgetCents)
        const status = row.status === null ? '–' : say.name('assignmentStatus', row.status)
        return {
          key: row.ref.id,
          name: row.work,
          about: row.partnerKind === null ? undefined : say.name('partnerKind', row.partnerKind),
          tag: row.funders.valid ? undefined : t('inventory.tooMuchFunded'),
          mark: <span className="small">{fitting}</span>,
          figure: <strong>{status}</strong>,
          rests: [
            row.hoursPerWeek === null
              ? ''
              : t('inventory.hours', { count: row.hoursPerWeek, number: say.number(row.hoursPerWeek) }),
            row.budgetCents === null ? '' : budget,
            row.funders.sum > 0 ? t('inventory.fundedShare', { share: say.share(row.funders.sum) }) : '',
          ]
            .filter((words) => words !== '')
            .join(' · '),
          cells: [
            status,
            row.hoursPerWeek === null ? '–' : say.number(row.hoursPerWeek),
            budget,
            say.share(row.funders.sum),
            fitting,
          ],
          onOpen: () => {
            follow({ title: row.work, refs: [row.ref], told: false })
          },
        }
      })}
    />
  )
}
