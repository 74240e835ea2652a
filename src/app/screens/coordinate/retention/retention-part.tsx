import { useState, type ReactNode } from 'react'
import { Hourglass } from 'lucide-react'
import { interviewDaysOf, mostInterviewDays } from '#domain/project/retention.ts'
import { useProject } from '#app/project/project-context.tsx'
import { useFormats, useText } from '#app/text/text.tsx'
import { Item } from '#app/ui/item.tsx'
import { Loading } from '../loading.tsx'
import { ServerTrouble } from '../server-trouble.tsx'
import { ExtendForm } from './extend-form.tsx'
import { useEndings } from './use-endings.ts'

/** What goes when, what that means, and how conversations are kept longer. */
export const RetentionPart = (): ReactNode => {
  const t = useText()
  const { day } = useFormats()
  const { project, membership } = useProject()
  const { items, problem, reload } = useEndings()
  const [today] = useState(() => new Date())
  if (project?.fictional ?? membership.fictional)
    return (
      <section className="block section stack">
        <h2>{t('retention.title')}</h2>
        <p>{t('retention.fictional')}</p>
      </section>
    )
  const decisions = project?.retention ?? []
  const days = interviewDaysOf(decisions)
  return (
    <section className="block section stack">
      <h2>{t('retention.title')}</h2>
      <p>{t('retention.lede', { months: inMonths(days) })}</p>
      <p className="small soft">{t('retention.means')}</p>
      <ServerTrouble problem={problem} onRetry={reload} />
      {items === undefined && problem === undefined && <Loading />}
      {items?.length === 0 && <p>{t('retention.none')}</p>}
      <ul className="list">
        {items?.map(({ kept, goesOn, daysLeft, count }) => (
          <Item
            key={`${kept} ${goesOn}`}
            icon={<Hourglass className="i i-s" aria-hidden="true" />}
            title={t(`retention.row_${kept}`, { count })}
            hint={t('retention.rowOn', { day: day(goesOn, today), days: daysLeft })}
          />
        ))}
      </ul>
      <h3>{t('retention.extend')}</h3>
      <p className="small soft">
        {days < mostInterviewDays ? t('retention.extendWhy') : t('retention.longest')}
      </p>
      <ExtendForm key={decisions.length} decisions={decisions} />
      {decisions.length > 0 && (
        <>
          <h3>{t('retention.decisions')}</h3>
          <ul className="list">
            {decisions.toReversed().map(({ on, interviewDays, reason }, index) => (
              <Item
                key={decisions.length - index}
                title={t('retention.decision', { months: inMonths(interviewDays), day: day(on, today) })}
                hint={reason}
              />
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

const inMonths = (days: number): number => Math.round((days * 12) / 365)
