import type { ReactNode } from 'react'
import { CircleAlert } from 'lucide-react'
import type { SaveFailure } from '#app/store/attempt.ts'
import { useText } from '#app/text/text.tsx'
import { Banner } from '#app/ui/banner.tsx'
import { Button } from '#app/ui/button.tsx'

/** The phone did not take it: what is safe, what is wrong, what to do. */
export const NotKept = ({
  reason,
  onRetry,
}: {
  readonly reason: SaveFailure
  readonly onRetry: () => void
}): ReactNode => {
  const t = useText()
  return (
    <Banner
      look="wrong"
      icon={<CircleAlert className="i" aria-hidden="true" />}
      title={t('interview.notKept')}
      actions={<Button onClick={onRetry}>{t('interview.tryAgain')}</Button>}
    >
      {t(`interview.notKept_${reason}`)}
    </Banner>
  )
}
