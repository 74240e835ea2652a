import type { ReactNode } from 'react'
import { CloudOff } from 'lucide-react'
import { useText } from '#app/text/text.tsx'
import { Banner } from '#app/ui/banner.tsx'
import { Button } from '#app/ui/button.tsx'

/** A page that needs the server could not reach it, or was refused. */
export const ServerTrouble = ({
  problem,
  onRetry,
}: {
  readonly problem: 'away' | 'refused' | undefined
  readonly onRetry: () => void
}): ReactNode => {
  const t = useText()
  if (problem === undefined) return null
  return (
    <Banner
      icon={<CloudOff className="i" aria-hidden="true" />}
      title={problem === 'away' ? t('common.serverAway') : t('coordinate.refused')}
      actions={
        <Button small onClick={onRetry}>
          {t('common.retry')}
        </Button>
      }
    >
      {problem === 'away' ? t('coordinate.needsServer') : t('coordinate.refusedThen')}
    </Banner>
  )
}
