import type { ReactNode } from 'react'
import { useText } from '#app/text/text.tsx'

export const Loading = (): ReactNode => {
  const t = useText()
  return <output className="soft">{t('common.loading')}</output>
}
