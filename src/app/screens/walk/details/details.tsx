import type { ReactNode } from 'react'
import type { SightingFields } from '#domain/field/sighting.ts'
import { useText } from '#app/text/text.tsx'
import { Item } from '#app/ui/item.tsx'
import { type Detail, detailName, detailsOf, useDetailWords } from './detail.ts'

/** Everything else that may be told of a sighting, each with what is known of it. */
export const Details = ({
  fields,
  onOpen,
}: {
  readonly fields: SightingFields
  readonly onOpen: (detail: Detail) => void
}): ReactNode => {
  const t = useText()
  const words = useDetailWords()
  return (
    <section className="stack" aria-label={t('sighting.more')}>
      <h3>{t('sighting.more')}</h3>
      <p className="small soft">{t('sighting.moreThen')}</p>
      <ul className="list">
        {detailsOf(fields).map((detail) => {
          const known = words(detail, fields)
          return (
            <Item
              key={detail}
              title={t(detailName[detail])}
              hint={known === '' ? undefined : known}
              end={<span className="small soft">{t(known === '' ? 'sighting.fillIn' : 'walk.change')}</span>}
              onClick={() => {
                onOpen(detail)
              }}
            />
          )
        })}
      </ul>
    </section>
  )
}
