import type { ReactNode } from 'react'
import { useText } from '#app/text/text.tsx'
import { Item } from '#app/ui/item.tsx'
import { Sheet } from '#app/ui/sheet.tsx'
import { groupShape } from './group-shape.ts'
import type { Pin } from './pin.ts'

/** Pins that lie on one spot, as a list: no zooming would part them. */
export const PileSheet = ({
  pins,
  onOpen,
  onClose,
}: {
  readonly pins: readonly Pin[]
  readonly onOpen: (id: string) => void
  readonly onClose: () => void
}): ReactNode => {
  const t = useText()
  return (
    <Sheet open title={t('map.pile', { count: pins.length })} onClose={onClose}>
      <ul className="list">
        {pins.map((pin) => (
          <Item
            key={pin.id}
            icon={
              <svg className="i" viewBox="0 0 24 24" aria-hidden="true">
                <path d={groupShape(pin.group)} />
              </svg>
            }
            title={pin.label()}
            onClick={() => {
              onOpen(pin.id)
            }}
          />
        ))}
      </ul>
    </Sheet>
  )
}
