import { useState, type ReactNode } from 'react'
import { TriangleAlert } from 'lucide-react'
import { useProject } from '#app/project/project-context.tsx'
import { useText } from '#app/text/text.tsx'
import { Banner } from '#app/ui/banner.tsx'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { Confirm } from '#app/ui/confirm.tsx'
import { useKeyWords } from '#app/project/use-key-words.ts'
import { usePublishKey } from './use-publish-key.ts'

/** The server shows another key than this device pinned: nothing is sealed and nobody invited. Either a coordinator made a
 *  new one, or somebody changed the server's copy; the words tell which. */
export const KeyDiffers = (): ReactNode => {
  const t = useText()
  const { membership, project } = useProject()
  const { publish, problem } = usePublishKey()
  const [asking, setAsking] = useState(false)
  const pinned = membership.pinnedKey ?? undefined
  const here = useKeyWords(pinned)
  const served = useKeyWords(project?.publicKey ?? undefined)
  return (
    <Banner
      look="wrong"
      icon={<TriangleAlert className="i" aria-hidden="true" />}
      title={t('key.differs')}
      actions={
        <>
          <ButtonLink href="/sleutel">{t('key.scanCard')}</ButtonLink>
          <Button
            onClick={() => {
              setAsking(true)
            }}
          >
            {t('key.putBack')}
          </Button>
        </>
      }
    >
      <p>{t('key.differsThen')}</p>
      <p>
        {t('key.wordsHere')}: <strong translate="no">{here ?? '…'}</strong>
        <br />
        {t('key.wordsServer')}: <strong translate="no">{served ?? '…'}</strong>
      </p>
      {problem !== undefined && <p role="alert">{problem}</p>}
      <Confirm
        open={asking}
        title={t('key.putBackAsk')}
        yes={t('key.putBack')}
        no={t('common.cancel')}
        onYes={() => {
          setAsking(false)
          if (pinned !== undefined) void publish(pinned)
        }}
        onNo={() => {
          setAsking(false)
        }}
      >
        <p>{t('key.putBackThen', { words: here ?? '…' })}</p>
      </Confirm>
    </Banner>
  )
}
