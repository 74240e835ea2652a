import type { ReactNode } from 'react'
import { TriangleAlert } from 'lucide-react'
import { useText } from '#app/text/text.tsx'
import { Banner } from '#app/ui/banner.tsx'

/** The server shows another key than this phone pinned: nothing is sealed and nobody invited. */
export const KeyDiffers = (): ReactNode => {
  const t = useText()
  return (
    <Banner
      look="wrong"
      icon={<TriangleAlert className="i" aria-hidden="true" />}
      title={t('coordinate.keyDiffers')}
    >
      {t('coordinate.keyDiffersThen')}
    </Banner>
  )
}
