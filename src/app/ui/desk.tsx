import type { ReactNode } from 'react'
import { Link, useLocation } from 'wouter'
import { Brand } from './brand.tsx'
import { useTitle } from './use-title.ts'

export interface Room {
  readonly href: string
  readonly icon: ReactNode
  readonly label: string
  /** How many things wait there. */
  readonly count?: number | undefined
  /** Pages that are reached from this room and have no entry of their own: there this room stays marked. */
  readonly leadsTo?: readonly string[]
}

/** The coordinator's desk: rooms at the side, the page beside them; on a phone the rooms lie on top.
 *  Rooms that belong together stand in one group, with a line between the groups. */
export const Desk = ({
  menu,
  groups,
  bottom,
  children,
}: {
  /** Names the menu for a screen reader. */
  readonly menu: string
  readonly groups: readonly (readonly Room[])[]
  readonly bottom?: ReactNode
  readonly children: ReactNode
}): ReactNode => {
  const [here] = useLocation()
  return (
    <div className="desk">
      <nav className="rail no-print" aria-label={menu}>
        <Brand href="/" />
        {groups.map((rooms) => (
          <div key={rooms[0]?.href} className="rooms">
            {rooms.map((room) => (
              <RoomLink key={room.href} room={room} mark={markOf(room, here)} />
            ))}
          </div>
        ))}
        {bottom !== undefined && <div className="bottom small soft">{bottom}</div>}
      </nav>
      <main className="page">{children}</main>
    </div>
  )
}

type Mark = 'page' | 'true' | undefined

/** The page itself, a page behind it, or neither. */
const markOf = ({ href, leadsTo }: Room, here: string): Mark =>
  here === href ? 'page' : leadsTo?.some((place) => isAt(place, here)) === true ? 'true' : undefined

/** A place that ends in a slash stands for all pages behind it. */
const isAt = (place: string, here: string): boolean =>
  place.endsWith('/') ? here.startsWith(place) : here === place

const RoomLink = ({ room, mark }: { readonly room: Room; readonly mark: Mark }): ReactNode => {
  const { href, icon, label, count } = room
  return (
    <Link href={href} aria-current={mark} ref={mark === undefined ? undefined : intoView}>
      {icon}
      <span>{label}</span>
      {count !== undefined && count > 0 && <span className="end">{count}</span>}
    </Link>
  )
}

/** On a phone the rooms lie in a strip that scrolls: the one that is open comes into view. */
const intoView = (link: HTMLElement | null) => {
  link?.scrollIntoView({ inline: 'center', block: 'nearest' })
}

/** The head of a desk page: the neighbourhood's own question, which is also the title of the tab, and the one main
 *  action. */
export const PageHead = ({
  title,
  lead,
  action,
}: {
  readonly title: string
  readonly lead?: ReactNode
  readonly action?: ReactNode
}): ReactNode => {
  useTitle(title)
  return (
    <header className="page-head">
      <div>
        <h1>{title}</h1>
        {lead !== undefined && <p>{lead}</p>}
      </div>
      {action !== undefined && <div className="end">{action}</div>}
    </header>
  )
}
