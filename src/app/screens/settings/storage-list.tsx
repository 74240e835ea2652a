import type { ReactNode } from 'react'
import { ChevronRight } from 'lucide-react'
import type { StorageKinds } from '#app/shell/storage-kinds.ts'
import { useFormats, useText } from '#app/text/text.tsx'
import { Item } from '#app/ui/item.tsx'

/** What takes room on this phone, by kind; the map can be kept and removed from here. */
export const StorageList = ({ kinds }: { readonly kinds: StorageKinds | undefined }): ReactNode => {
  const t = useText()
  const { bytes } = useFormats()
  const size = (count: number | null | undefined) => (
    <span className="small soft num">{count == null ? '–' : bytes(count)}</span>
  )
  return (
    <section className="section">
      <h2>{t('kept.storage')}</h2>
      <ul className="list">
        <Item title={t('kept.storageRecords')} end={size(kinds?.records)} />
        <Item title={t('kept.storagePhotos')} end={size(kinds?.photos)} />
        <Item title={t('kept.storageApp')} end={size(kinds?.app)} />
        <Item
          title={t('kept.storageMap')}
          hint={t('kept.title')}
          href="/kaart?instellingen"
          end={
            <>
              {size(kinds?.map)}
              <ChevronRight className="i flip i-s" aria-hidden="true" />
            </>
          }
        />
      </ul>
    </section>
  )
}
