import type { ReactNode } from 'react'
import { MessageSquare } from 'lucide-react'
import type { QuarantineDecision, QuarantinedTalk } from '#domain/sync/desk-wire.ts'
import { useText } from '#app/text/text.tsx'
import { Banner } from '#app/ui/banner.tsx'
import { Button } from '#app/ui/button.tsx'

/** Conversations of phones that take no part any more: only how many, and one decision for all. */
export const TalkRow = ({
  talk,
  onDecide,
}: {
  readonly talk: QuarantinedTalk
  readonly onDecide: (decision: QuarantineDecision['decision']) => void
}): ReactNode => {
  const t = useText()
  const { waiting, discarded } = talk
  if (!hasTalk(talk)) return null
  const decide = (choice: QuarantineDecision['decision']) => () => {
    onDecide(choice)
  }
  return (
    <li>
      <Banner
        look="plain"
        icon={<MessageSquare className="i" aria-hidden="true" />}
        title={t('attention.talk')}
        actions={
          <div className="row">
            {some(waiting) && (
              <>
                <Button onClick={decide('take')}>{t('attention.take')}</Button>
                <Button onClick={decide('discard')}>{t('attention.discard')}</Button>
              </>
            )}
            {some(discarded) && <Button onClick={decide('undo')}>{t('attention.retrieve')}</Button>}
          </div>
        }
      >
        {some(waiting) && <p>{t('attention.talkWaiting', counts(waiting))}</p>}
        {some(discarded) && <p>{t('attention.talkDiscarded', counts(discarded))}</p>}
        <p className="soft">{t('attention.talkThen')}</p>
      </Banner>
    </li>
  )
}

const some = ({ interviews, contacts }: QuarantinedTalk['waiting']): boolean => interviews + contacts > 0

/** Whether there is anything to show. */
export const hasTalk = ({ waiting, discarded }: QuarantinedTalk): boolean => some(waiting) || some(discarded)

const counts = ({ interviews, contacts }: QuarantinedTalk['waiting']) => ({ interviews, contacts })
