import type { ReactNode } from 'react'
import * as z from 'zod/mini'
import type { Sort } from '#domain/field/entry.ts'
import { Funders, fundersSum } from '#domain/field/funders.ts'
import { useFormats, useText } from '#app/text/text.tsx'
import { ButtonLink } from '#app/ui/button.tsx'
import { Item } from '#app/ui/item.tsx'
import { EntryEnd, useEntryLine } from '../network/entry-line.tsx'
import { type Entry, useEntries } from '../network/use-network.ts'

/** As many as still make an overview; the rest stands in the network. */
const most = 6

/** What there is of one sort, and the way to where it is entered and changed. */
export const GivenEntries = ({ sort }: { readonly sort: Sort }): ReactNode => {
  const t = useText()
  const entries = useEntries(sort)
  const line = useEntryLine()
  const paid = usePaid()
  if (entries === undefined) return null
  const lines = entries
    .map((entry) => ({ entry, ...line(entry) }))
    .toSorted((a, b) => a.title.localeCompare(b.title))
  return (
    <section className="block section">
      <h2>{t(`given.sort_${sort}`, { count: entries.length })}</h2>
      {lines.length === 0 && <p className="soft">{t(`network.none_${sort}`)}</p>}
      {lines.length > 0 && (
        <ul className="list">
          {lines.slice(0, most).map(({ entry, title, says }) => (
            <Item
              key={entry.record.id}
              title={title}
              hint={[says, ...(sort === 'assignment' ? paid(entry) : [])].filter(Boolean).join(' · ')}
              end={<EntryEnd entry={entry} />}
            />
          ))}
        </ul>
      )}
      {lines.length > most && (
        <p>
          <ButtonLink look="quiet" href="/netwerk">
            {t('given.moreInNetwork', { count: lines.length - most })}
          </ButtonLink>
        </p>
      )}
    </section>
  )
}

/** Hours, budget and how much of it somebody pays already. */
const usePaid = (): ((entry: Entry) => readonly string[]) => {
  const t = useText()
  const { money, number, share } = useFormats()
  return ({ record: { fields } }) => {
    const { hoursPerWeek, budgetCents } = fields
    const funders = z.safeParse(Funders, fields['funders'] ?? []).data ?? []
    return [
      ...(typeof hoursPerWeek === 'number' ? [t('given.hours', { hours: number(hoursPerWeek) })] : []),
      ...(typeof budgetCents === 'number' ? [money(budgetCents)] : []),
      funders.length === 0
        ? t('given.notPaid')
        : t('given.paid', { share: share(fundersSum(funders.map((one) => one.share)).sum) }),
    ]
  }
}
