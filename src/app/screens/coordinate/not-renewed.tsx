import type { ReactNode } from 'react'
import { TriangleAlert } from 'lucide-react'
import { useText } from '#app/text/text.tsx'
import { Banner } from '#app/ui/banner.tsx'
import type { Renewal } from './use-gated-sets.ts'

/** Why what helpers and readers see stays as it was, in plain words; nothing while all is well. */
export const NotRenewed = ({ renewal }: { readonly renewal: Renewal }): ReactNode => {
  const t = useText()
  if (renewal === 'waiting' || renewal === 'working' || renewal === 'renewed' || renewal === 'asItWas')
    return null
  return (
    <div className="no-print">
      <Banner icon={<TriangleAlert className="i" aria-hidden="true" />} title={t('publish.notRenewed')}>
        {t(`publish.notRenewed_${renewal}`)}
      </Banner>
    </div>
  )
}
