import { useState, type ReactNode } from 'react'
import { DoorOpen, Keyboard, MessageSquare, Printer } from 'lucide-react'
import { useLocation } from 'wouter'
import type { Mode } from '#domain/survey/questionnaire.ts'
import { useProject } from '#app/project/project-context.tsx'
import type { SaveFailure } from '#app/store/attempt.ts'
import type { OnPaper } from '#app/store/draft.ts'
import { useText } from '#app/text/text.tsx'
import { Action } from '#app/ui/action.tsx'
import { Sheet } from '#app/ui/sheet.tsx'
import { beginningOf } from './beginning.ts'
import { FromPaper } from './from-paper.tsx'
import { NotKept } from './not-kept.tsx'

/** At the table or at the door. Without a pinned key no conversation begins: it could not be locked. */
export const StartSheet = ({
  open,
  onClose,
}: {
  readonly open: boolean
  readonly onClose: () => void
}): ReactNode => {
  const t = useText()
  const [, navigate] = useLocation()
  const { store, questionnaire, key } = useProject()
  const [fromPaper, setFromPaper] = useState(false)
  const [failed, setFailed] = useState<{
    readonly mode: Mode
    readonly paper: OnPaper | undefined
    readonly reason: SaveFailure
  }>()

  const begin = async (mode: Mode, paper?: OnPaper) => {
    const saved = await store.begin({
      ...beginningOf(questionnaire, mode),
      ...(paper === undefined ? {} : { paper }),
    })
    if (saved.ok) navigate(`/gesprek/${saved.value.id}`)
    else setFailed({ mode, paper, reason: saved.reason })
  }
  const close = () => {
    setFromPaper(false)
    onClose()
  }
  return (
    <Sheet open={open} title={t(fromPaper ? 'paper.begin' : 'interview.start')} onClose={close}>
      <div className="stack">
        {key.kind === 'none' ? (
          <p>{t('interview.startNoKey')}</p>
        ) : (
          <>
            {failed !== undefined && (
              <NotKept reason={failed.reason} onRetry={() => void begin(failed.mode, failed.paper)} />
            )}
            {fromPaper ? (
              <FromPaper onBegin={(mode, paper) => void begin(mode, paper)} />
            ) : (
              <>
                <Action
                  first
                  icon={<MessageSquare className="i i-l" aria-hidden="true" />}
                  title={t('interview.full')}
                  hint={t('interview.fullHint', { minutes: questionnaire.modes.full.minutes })}
                  onClick={() => void begin('full')}
                />
                <Action
                  icon={<DoorOpen className="i i-l" aria-hidden="true" />}
                  title={t('interview.doorstep')}
                  hint={t('interview.doorstepHint', { minutes: questionnaire.modes.doorstep.minutes })}
                  onClick={() => void begin('doorstep')}
                />
                <Action
                  icon={<Keyboard className="i i-l" aria-hidden="true" />}
                  title={t('paper.begin')}
                  hint={t('paper.beginHint')}
                  onClick={() => {
                    setFromPaper(true)
                  }}
                />
                <Action
                  href="/gesprek/papier"
                  icon={<Printer className="i i-l" aria-hidden="true" />}
                  title={t('paper.blank')}
                  hint={t('paper.blankHint')}
                />
              </>
            )}
          </>
        )}
      </div>
    </Sheet>
  )
}
