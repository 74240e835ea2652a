import { RefreshCw } from 'lucide-react'
import { useLocation } from 'wouter'
import { shell } from './service-worker.ts'
import { useShell } from './shell-state.ts'
import { useText } from '#app/text/text.tsx'
import { Banner } from '#app/ui/banner.tsx'
import { Button } from '#app/ui/button.tsx'

/** A new version is on the phone and asks to be taken. Never over a conversation or a half-filled sighting. */
export const UpdateBanner = () => {
  const t = useText()
  const [here] = useLocation()
  const { updateWaiting } = useShell()
  if (!updateWaiting || here !== '/') return null
  return (
    <Banner
      icon={<RefreshCw className="i" aria-hidden="true" />}
      title={t('settings.updateReady')}
      actions={<Button onClick={shell.update}>{t('settings.update')}</Button>}
    />
  )
}
