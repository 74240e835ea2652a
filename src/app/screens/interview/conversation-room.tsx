import { useEffect, useMemo, useState, type ReactNode } from 'react'
import { useLocation } from 'wouter'
import type { Questionnaire } from '#domain/survey/questionnaire.ts'
import { hasConsent, position } from '#domain/survey/route.ts'
import { touchBack } from '#app/device/haptics.ts'
import { keepScreenOn } from '#app/device/wake-lock.ts'
import { useProject } from '#app/project/project-context.tsx'
import type { Draft } from '#app/store/draft.ts'
import { knockAt } from '#app/store/visits.ts'
import { useLabel, useText } from '#app/text/text.tsx'
import { Button } from '#app/ui/button.tsx'
import { Screen } from '#app/ui/screen.tsx'
import { useTitle } from '#app/ui/use-title.ts'
import { canGoBack, currentQuestion, type Move, type Setting } from './conversation.ts'
import { NotKept } from './not-kept.tsx'
import { Overview } from './overview.tsx'
import { QuestionBody } from './question-body.tsx'
import { QuestionFoot, SealButton } from './question-foot.tsx'
import { Refused } from './refused.tsx'
import { SectionHead } from './section-head.tsx'
import { useBackGuard } from './use-back-guard.ts'
import { useConversation } from './use-conversation.ts'
import type { OnLetGo } from './use-draft.ts'
import { useKeys } from './use-keys.ts'
import { useOddity } from './use-oddity.ts'
import { useSealing } from './use-sealing.ts'
import { useSwipe } from './use-swipe.ts'
import { WaysOut } from './ways-out.tsx'

/** A conversation that is open: one question on the screen, the way on and back, and the ways out. */
export const ConversationRoom = ({
  draft,
  form,
  onLetGo,
}: {
  readonly draft: Draft
  readonly form: Questionnaire
  readonly onLetGo: OnLetGo
}): ReactNode => {
  const t = useText()
  useTitle(t('interview.conversation'))
  const label = useLabel()
  const [, navigate] = useLocation()
  const { store, key } = useProject()
  const [thisYear] = useState(() => new Date().getFullYear())
  const setting = useMemo((): Setting => ({ form, thisYear }), [form, thisYear])
  const running = useConversation(setting, draft, { store, onLetGo })
  const { state, failure, autosave, make, go } = running
  const { sealing, ask, close, seal } = useSealing(setting, running)
  const [paused, setPaused] = useState(false)
  const [thrownAway, setThrownAway] = useState(false)
  useEffect(() => keepScreenOn(), [])

  const isAsking = state.view === 'question'
  const question = currentQuestion(form, state)
  const { oddity, settle: settleOddity } = useOddity(setting, state, question)
  const onNext = () => {
    settleOddity()
    void go(isAsking ? { do: 'next' } : { do: 'close' })
  }
  const onBack = () => {
    if (state.view === 'refused') navigate(awayFrom(draft), { replace: true })
    else if (canGoBack(form, state)) void go({ do: 'back' })
    else setPaused(true)
  }
  const onSeal = (confirmed: boolean) => {
    setPaused(false)
    ask(confirmed)
  }
  const isReadBack = isAsking && question?.type === 'readBack'
  const choose = (move: Move) => {
    if (move.do === 'answer' || move.do === 'decline') touchBack('choice')
    make(move)
  }
  useBackGuard(awayFrom(draft), onBack)
  useKeys({
    fast: draft.paper !== undefined,
    onDecline: (how) => {
      if (isAsking && (how === 'dk' ? question?.allowDk : question?.allowPns))
        choose({ do: 'decline', state: how })
    },
    onBack,
    onNext: () => {
      if (isReadBack) onSeal(true)
      else if (state.view !== 'refused') onNext()
    },
  })
  // Locking asks for a button; where nothing comes before, a swipe does not leave.
  useSwipe({
    onNext: () => {
      if (isAsking && !isReadBack) onNext()
    },
    onBack: () => {
      if (canGoBack(form, state)) onBack()
    },
  })
  /** Only what is on disk is left for later; otherwise the sheet makes way for what is wrong. */
  const leave = async () => {
    const written = await autosave.flush()
    if (written.state !== 'failed') return navigate(awayFrom(draft), { replace: true })
    setPaused(false)
    close()
  }
  /** Its bytes go after the answer that no longer names it is on disk, never before. */
  const dropPicture = async (sha256: string) => {
    const written = await autosave.flush()
    if (written.state !== 'failed') await store.dropDraftPicture(draft.id, sha256)
  }

  if (thrownAway || state.view === 'refused')
    return (
      <Refused
        form={form}
        next={awayFrom(draft)}
        onThrowAway={async () => {
          await autosave.stop()
          const outcome = state.view === 'refused' ? 'refusal' : 'brokenOff'
          // Before the yes nothing happened at the door yet: what came of it is chosen there.
          const spoke = state.view === 'refused' || hasConsent(form, state.answers)
          return store.discard(draft.id, spoke ? knockAt(draft.door, outcome) : undefined)
        }}
      />
    )
  const at = position(form, state.answers, state.mode, state.at)
  return (
    <Screen
      head={
        <SectionHead
          position={at}
          autosave={autosave}
          onPause={() => {
            setPaused(true)
          }}
        />
      }
      middle={isAsking ? 'low' : 'stack'}
      foot={
        isAsking && question !== undefined ? (
          <QuestionFoot
            setting={setting}
            state={state}
            question={question}
            make={choose}
            mayGoBack={canGoBack(form, state)}
            onBack={onBack}
            onNext={onNext}
            onSeal={() => {
              onSeal(true)
            }}
            onLonger={() => {
              make({ do: 'mode', mode: 'full' })
            }}
            onRefuse={() => {
              make({ do: 'answer', value: 'no' })
              void go({ do: 'next' })
            }}
          />
        ) : (
          <>
            <Button look="main" wide onClick={onNext}>
              {t('interview.closeOverview')}
            </Button>
            {question === undefined && <SealButton onSeal={() => onSeal(true)} />}
          </>
        )
      }
    >
      {isAsking && question !== undefined ? (
        <QuestionBody
          setting={setting}
          state={state}
          question={question}
          make={choose}
          failure={failure}
          paper={draft.paper}
          oddity={oddity}
          onRight={settleOddity}
          pictures={{
            keep: async (picture) => (await store.keepDraftPicture(draft.id, picture)).ok,
            drop: (sha256) => void dropPicture(sha256),
          }}
          onRetry={() => void autosave.flush()}
        />
      ) : (
        <>
          {failure !== undefined && <NotKept reason={failure} onRetry={() => void autosave.flush()} />}
          <Overview
            setting={setting}
            state={state}
            onOpen={(id) => {
              make({ do: 'open', question: id })
            }}
          />
        </>
      )}
      <WaysOut
        paused={paused}
        sealing={sealing}
        keyKind={key.kind}
        atDoor={draft.door !== undefined}
        onSealNow={seal}
        form={form}
        where={at === undefined ? '' : label(at.section.label)}
        autosave={autosave}
        mayGoOnLonger={state.mode === 'doorstep'}
        maySeal={hasConsent(form, state.answers) && !isReadBack}
        onClose={() => {
          setPaused(false)
          close()
        }}
        onLater={() => void leave()}
        onThrowAway={() => {
          setPaused(false)
          setThrownAway(true)
        }}
        onOverview={() => {
          setPaused(false)
          make({ do: 'overview' })
        }}
        onLonger={() => {
          setPaused(false)
          make({ do: 'mode', mode: 'full' })
        }}
        onSeal={() => {
          onSeal(false)
        }}
      />
    </Screen>
  )
}

/** Back to the street for whoever came from a door. */
const awayFrom = ({ door }: Draft): string => (door === undefined ? '/' : '/straat')
