import type { ReactNode } from 'react'
import { Lock } from 'lucide-react'
import { useText } from '#app/text/text.tsx'

/** A block behind the seal, while the key is not here. */
export const LockedLines = ({ title }: { readonly title: string }): ReactNode => {
  const t = useText()
  return (
    <section className="block section">
      <h2>{title}</h2>
      <p className="hidden-cell">
        <Lock className="i i-s" aria-hidden="true" />
        {t('inventory.locked')}
      </p>
    </section>
  )
}
