import type { ReactNode } from 'react'
import { useText } from '#app/text/text.tsx'
import { Item } from '#app/ui/item.tsx'
import { Sheet } from '#app/ui/sheet.tsx'
import type { Opening } from './crowd.ts'
import { groupShape } from './group-shape.ts'

/** Pins that lie over one another, as a list. */
export const PileSheet = ({
  openings,
  onClose,
}: {
  readonly openings: readonly Opening[]
  readonly onClose: () => void
}): ReactNode => {
  const t = useText()
  return (
    <Sheet open title={t('map.pile', { count: openings.length })} onClose={onClose}>
      <ul className="list">
        {openings.map(({ label, group, open }, at) => (
          <Item
            key={at}
            icon={
              <svg className="i" viewBox="0 0 24 24" aria-hidden="true">
                <path d={groupShape(group)} />
              </svg>
            }
            title={label}
            onClick={() => {
              onClose()
              open()
            }}
          />
        ))}
      </ul>
    </Sheet>
  )
}
