import type { ReactNode } from 'react'
import { useText } from '#app/text/text.tsx'
import { PageHead } from '#app/ui/desk.tsx'
import { Loading } from '../loading.tsx'
import { useAreas } from '../use-areas.ts'
import { useFieldwork } from '../use-fieldwork.ts'
import css from './addresses.module.css'
import { AreasSection } from './areas-section.tsx'
import { ImportedLists } from './imported-lists.tsx'
import { ImportPanel } from './import-panel.tsx'
import { StreetList } from './street-list.tsx'
import { useAddressImport } from './use-address-import.ts'

/** The doors of the neighbourhood: lists in, street by street, in areas. */
export const AddressesPage = (): ReactNode => {
  const t = useText()
  const areas = useAreas()
  const importing = useAddressImport()
  const writing = importing.state.kind === 'writing'
  return (
    <>
      <PageHead title={t('fieldwork.addressesTitle')} lead={t('fieldwork.addressesLead')} />
      <div className={css['page']}>
        <ImportPanel areas={areas ?? []} importing={importing} />
        {/* While a list is written nothing is read: every batch would read it all again. */}
        {!writing && <Known />}
      </div>
    </>
  )
}

const Known = (): ReactNode => {
  const areas = useAreas()
  const fieldwork = useFieldwork()
  if (areas === undefined || fieldwork === undefined) return <Loading />
  const { addresses, visits } = fieldwork
  if (addresses.length === 0 && areas.length === 0) return null
  return (
    <>
      {addresses.length > 0 && <StreetList addresses={addresses} areas={areas} />}
      <AreasSection areas={areas} addresses={addresses} />
      <ImportedLists addresses={addresses} visits={visits} />
    </>
  )
}
