import { useState, type ReactNode } from 'react'
import { KeyRound } from 'lucide-react'
import { useLive, useProject } from '#app/project/project-context.tsx'
import { useText } from '#app/text/text.tsx'
import { Button } from '#app/ui/button.tsx'
import { keptKey } from '../key/kept-key.ts'
import { KeyDiffers } from '../key/key-differs.tsx'
import { Unlock } from '../key/unlock.tsx'
import { KeyWords } from '../key/key-words.tsx'
import { MakeKey } from './make-key.tsx'
import { usePublishKey } from './use-publish-key.ts'

/** The key that money questions are locked to. */
export const KeyStep = (): ReactNode => {
  const t = useText()
  const { project, key, store } = useProject()
  const kept = useLive(async () => ({ key: await keptKey(store) }), [store])
  const [making, setMaking] = useState(false)
  const published = project?.publicKey ?? undefined

  if (making)
    return (
      <MakeKey
        onEnd={() => {
          setMaking(false)
        }}
      />
    )
  if (key.kind === 'differs') return <KeyDiffers />
  if (published !== undefined)
    return (
      <div className="stack">
        <p className="small soft">{t('coordinate.keyThere')}</p>
        <KeyWords publicKey={published} />
        <Unlock publicKey={published} />
      </div>
    )
  if (kept?.key !== undefined) return <FinishKey publicKey={kept.key.publicKey} />
  return (
    <div className="stack">
      <p>{t('coordinate.keyWhy')}</p>
      <p className="small soft">{t('coordinate.keyWhyThen')}</p>
      <Button
        disabled={project === undefined || kept === undefined}
        onClick={() => {
          setMaking(true)
        }}
      >
        <KeyRound className="i" aria-hidden="true" />
        {t('coordinate.keyMake')}
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
      <p>{t('coordinate.keyHalf')}</p>
      <KeyWords publicKey={publicKey} />
      <Button onClick={() => void publish(publicKey)}>{t('coordinate.keyFinish')}</Button>
      {problem !== undefined && <p role="alert">{problem}</p>}
    </div>
  )
}
