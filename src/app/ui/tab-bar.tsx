import type { ReactNode } from 'react'
import { Link, useLocation } from 'wouter'

export interface Tab {
  readonly href: string
  readonly icon: ReactNode
  readonly label: string
  /** A number beside the icon with what it counts, for somebody who does not see it: "3 wachten". */
  readonly count?: { readonly value: number; readonly label: string } | undefined
}

/** The main menu of a phone. */
export const TabBar = ({
  label,
  tabs,
}: {
  readonly label: string
  readonly tabs: readonly Tab[]
}): ReactNode => {
  const [here] = useLocation()
  return (
    <nav className="tabs" aria-label={label}>
      {tabs.map(({ href, icon, label: name, count }) => (
        <Link key={href} href={href} {...(here === href ? { 'aria-current': 'page' as const } : {})}>
          {icon}
          {count !== undefined && count.value > 0 && (
            <span className="count">
              <span aria-hidden="true">{count.value}</span>
              <span className="sr">{count.label}</span>
            </span>
          )}
          <span>{name}</span>
        </Link>
      ))}
    </nav>
  )
}
