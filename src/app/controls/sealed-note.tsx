import type { ReactNode } from 'react'
import { Lock } from 'lucide-react'
import { useText } from '#app/text/text.tsx'
import css from './controls.module.css'

/** Right where it is asked: what happens with this answer. */
export const SealedNote = (): ReactNode => {
  const t = useText()
  return (
    <p className={`small soft ${css['note'] ?? ''}`}>
      <Lock className="i i-s" aria-hidden="true" />
      {t('interview.willBeLocked')}
    </p>
  )
}
