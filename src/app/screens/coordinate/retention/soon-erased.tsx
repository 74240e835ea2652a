import type { ReactNode } from 'react'
import { Hourglass } from 'lucide-react'
import { Link, useLocation } from 'wouter'
import { useText } from '#app/text/text.tsx'
import { Item } from '#app/ui/item.tsx'
import desk from '../coordinate-desk.module.css'
import { type Soon, useEndings } from './use-endings.ts'

/** Where it says what this means, and how to keep it longer. */
const place = '/coordinatie/gewist'

/** A line on the pages of the desk that do not say it themselves, from a week before something is erased by itself. */
export const SoonErasedLine = (): ReactNode => {
  const t = useText()
  const [here] = useLocation()
  const near = useEndings().items?.filter((ending) => ending.near) ?? []
  if (here === place || here === '/coordinatie') return null
  return near.map(({ kept, goesOn, daysLeft, count }) => (
    <p key={`${kept} ${goesOn}`} className={`row small no-print ${desk['mark'] ?? ''}`}>
      <Hourglass className="i i-s" aria-hidden="true" />
      <Link href={place}>{t(`retention.soon_${kept}`, { days: daysLeft, count })}</Link>
    </p>
  ))
}

/** The same among what waits for the coordinator. */
export const SoonErasedItems = ({ near }: { readonly near: readonly Soon[] }): ReactNode => {
  const t = useText()
  return near.map(({ kept, goesOn, daysLeft, count }) => (
    <Item
      key={`${kept} ${goesOn}`}
      href={place}
      icon={<Hourglass className="i" aria-hidden="true" />}
      title={t(`retention.soon_${kept}`, { days: daysLeft, count })}
      hint={t('retention.soonWhy')}
    />
  ))
}
