import { useState, type ReactNode } from 'react'
import { FileLock2 } from 'lucide-react'
import type { HandedIn } from '#app/emergency/hand-in-kept.ts'
import { useProject } from '#app/project/project-context.tsx'
import { useText } from '#app/text/text.tsx'
import { Banner } from '#app/ui/banner.tsx'
import { Button } from '#app/ui/button.tsx'
import { useHeldKey } from '../key/key-holder.ts'
import { Unlock } from '../key/unlock.tsx'
import { keptFilesChanged, useKeptFiles } from './use-kept-files.ts'

/** Conversations that phones brought back after the server was restored. Only a coordinator's key opens them; what is in
 *  them is never shown here. */
export const KeptFiles = (): ReactNode => {
  const t = useText()
  const { key, client, sync, membership } = useProject()
  const held = useHeldKey(membership.projectId)
  const count = useKeptFiles()
  const [state, setState] = useState<'idle' | 'busy' | HandedIn>('idle')
  if (count === 0 && typeof state === 'string') return null

  const handIn = async (open: NonNullable<typeof held>['worker']['open']) => {
    setState('busy')
    const { handInKeptFiles } = await import('#app/emergency/hand-in-kept.ts')
    // The key may be locked in the middle: then the rest stays where it is.
    setState(
      await handInKeptFiles({ client, open }).catch(
        () => ({ ended: 'away', conversations: 0, unopened: 0 }) as const,
      ),
    )
    keptFilesChanged()
    sync.poke()
  }
  const said = typeof state === 'string' ? undefined : state
  return (
    <section className="section">
      <Banner
        look="plain"
        icon={<FileLock2 className="i" aria-hidden="true" />}
        title={t('attention.keptFiles', { count })}
        actions={
          held !== undefined &&
          count > 0 && (
            <Button disabled={state === 'busy'} onClick={() => void handIn(held.worker.open)}>
              {t('attention.keptFilesOpen')}
            </Button>
          )
        }
      >
        {count > 0 && <p>{t('attention.keptFilesWhy')}</p>}
        <div role="status">
          {said !== undefined && (
            <p>{t('attention.keptFilesIn', { count: said.conversations, unopened: said.unopened })}</p>
          )}
          {said?.ended === 'away' && <p>{t('attention.keptFilesAway')}</p>}
        </div>
      </Banner>
      {held === undefined && count > 0 && key.kind === 'pinned' && <Unlock publicKey={key.publicKey} />}
    </section>
  )
}
