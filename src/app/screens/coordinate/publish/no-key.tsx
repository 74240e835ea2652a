import type { ReactNode } from 'react'
import { Lock } from 'lucide-react'
import { useText } from '#app/text/text.tsx'
import { Banner } from '#app/ui/banner.tsx'
import { ButtonLink } from '#app/ui/button.tsx'

/** On a desk without the key: what cannot be done here, and where the key is brought. */
export const NoKey = (): ReactNode => {
  const t = useText()
  return (
    <Banner
      icon={<Lock className="i" aria-hidden="true" />}
      title={t('publish.noKey')}
      actions={<ButtonLink href="/coordinatie/sleutel">{t('inventory.bringKey')}</ButtonLink>}
    >
      {t('publish.noKeyThen')}
    </Banner>
  )
}
