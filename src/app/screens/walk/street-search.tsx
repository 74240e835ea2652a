import type { Spot } from '#domain/field/place.ts'
import { useState, type ReactNode } from 'react'
import { Search } from 'lucide-react'
import type { Name } from '#app/map/neighbourhood-map.ts'
import { useProject } from '#app/project/project-context.tsx'
import { useText } from '#app/text/text.tsx'
import { Field } from '#app/ui/field.tsx'
import { Item } from '#app/ui/item.tsx'
import { Sheet } from '#app/ui/sheet.tsx'
import { MapButton } from './map-button.tsx'
import { useStreets } from './use-street-names.ts'

/** As many as fit on a screen. */
const most = 12

/** Finds a street by its name, for who has no position, or one that is far off. */
export const StreetSearch = ({ onStreet }: { readonly onStreet: (spot: Spot) => void }): ReactNode => {
  const t = useText()
  const { store } = useProject()
  const streets = useStreets(store)
  const [open, setOpen] = useState(false)
  const [typed, setTyped] = useState('')
  if (streets.length === 0) return null
  const found = matching(streets, typed)
  return (
    <>
      <MapButton
        label={t('walk.street')}
        onClick={() => {
          setTyped('')
          setOpen(true)
        }}
      >
        <Search className="i" aria-hidden="true" />
      </MapButton>
      <Sheet
        open={open}
        title={t('walk.street')}
        onClose={() => {
          setOpen(false)
        }}
      >
        <div className="stack">
          <Field
            label={t('walk.streetName')}
            value={typed}
            onChange={({ target }) => {
              setTyped(target.value)
            }}
          />
          <p className="small" role="status">
            {t('walk.streetsFound', { count: found.length })}
          </p>
          <ul className="list">
            {found.slice(0, most).map(({ text, spot }) => (
              <Item
                key={`${text}:${String(spot.lat)}`}
                title={text}
                onClick={() => {
                  setOpen(false)
                  onStreet(spot)
                }}
              />
            ))}
          </ul>
        </div>
      </Sheet>
    </>
  )
}

/** Names with the letters in them, those that begin with them first; capitals and accents make no difference. */
const matching = (streets: readonly Name[], typed: string): readonly Name[] => {
  const wished = bare(typed.trim())
  return streets
    .filter(({ text }) => bare(text).includes(wished))
    .toSorted(
      (a, b) =>
        Number(bare(b.text).startsWith(wished)) - Number(bare(a.text).startsWith(wished)) ||
        a.text.localeCompare(b.text, 'nl'),
    )
}

const bare = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()
