import type { ReactNode } from 'react'
import type { SightingFields } from '#domain/field/sighting.ts'
import { useText } from '#app/text/text.tsx'

/** Out of whose file a sighting came: most licences ask for it wherever it is shown. */
export const SourceLine = ({ source }: Pick<SightingFields, 'source'>): ReactNode => {
  const t = useText()
  if (source == null) return null
  const { name, licence, attribution } = source
  const terms = licence === 'other' ? t('places.otherLicence') : licence
  return (
    <p className="small soft">
      {t('places.from', { name, licence: terms })}
      {attribution === '' ? '' : ` · ${attribution}`}
    </p>
  )
}
