import { useState, type ReactNode } from 'react'
import { KeyRound } from 'lucide-react'
import { useLive, useProject } from '#app/project/project-context.tsx'
import { useText } from '#app/text/text.tsx'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { keptKey } from '../key/kept-key.ts'
import { KeyDiffers } from '../key/key-differs.tsx'
import { KeyWords } from '../key/key-words.tsx'
import { NewKey } from '../key/new-key.tsx'
import { Unlock } from '../key/unlock.tsx'
import { usePublishKey } from '../key/use-publish-key.ts'

/** The key that money questions are locked to. */
export const KeyStep = (): ReactNode => {
  const t = useText()
  const { project, key, store } = useProject()
  const kept = useLive(async () => ({ key: await keptKey(store) }), [store])
  const [making, setMaking] = useState(false)
  const published = project?.publicKey ?? undefined

  if (making)
    return (
      <NewKey
        onEnd={() => {
          setMaking(false)
        }}
      />
    )
  // Renewed and kept here, but the page closed before the neighbourhood knew it: it was made after the one in use.
  const renewed = published !== undefined && kept?.key?.older?.includes(published) === true
  if (kept?.key !== undefined && (published === undefined || renewed))
    return <FinishKey publicKey={kept.key.publicKey} />
  if (key.kind === 'differs') return <KeyDiffers />
  if (published !== undefined)
    return (
      <div className="stack">
        <p className="small soft">{t('key.there')}</p>
        <KeyWords publicKey={published} />
        <Unlock publicKey={published} />
        <div className="buttons">
          <ButtonLink href="/coordinatie/sleutel">{t('key.more')}</ButtonLink>
        </div>
      </div>
    )
  return (
    <div className="stack">
      <p>{t('key.why')}</p>
      <p className="small soft">{t('key.whyThen')}</p>
      <p className="small soft">{t('key.ifLost')}</p>
      <Button
        disabled={project === undefined || kept === undefined}
        onClick={() => {
          setMaking(true)
        }}
      >
        <KeyRound className="i" aria-hidden="true" />
        {t('key.make')}
      </Button>
    </div>
  )
}

/** The key was kept here, but the page closed before the neighbourhood knew it. */
const FinishKey = ({ publicKey }: { readonly publicKey: string }): ReactNode => {
  const t = useText()
  const { publish, problem } = usePublishKey()
  return (
    <div className="stack">
      <p>{t('key.half')}</p>
      <KeyWords publicKey={publicKey} />
      <Button onClick={() => void publish(publicKey)}>{t('key.finish')}</Button>
      {problem !== undefined && <p role="alert">{problem}</p>}
    </div>
  )
}
