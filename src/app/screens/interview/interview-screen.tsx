import type { ReactNode } from 'react'
import { Redirect, useParams } from 'wouter'
import { useProject } from '#app/project/project-context.tsx'
import { useText } from '#app/text/text.tsx'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { Screen, TitleHead } from '#app/ui/screen.tsx'
import { ConversationRoom } from './conversation-room.tsx'
import { type OpenedDraft, useDraft } from './use-draft.ts'

/** Opens a conversation that stands on this phone, in the version of the form with which it began. */
export const InterviewScreen = (): ReactNode => {
  const t = useText()
  const { draftId } = useParams<{ draftId: string }>()
  const { questionnaireOf } = useProject()
  const opened = useDraft(draftId)
  if (opened.state !== 'here') return <DraftAway opened={opened} gone="conversation" />
  const { draft, turn, onLetGo } = opened
  if (draft.kind === 'farewell') return <Redirect to={`/bedankt/${draft.id}`} replace />
  const form = questionnaireOf(draft.formId, draft.formVersion)
  if (form === undefined) return <NotHere title={t('interview.noForm')}>{t('interview.noFormThen')}</NotHere>
  return <ConversationRoom key={`${draft.id} ${turn}`} draft={draft} form={form} onLetGo={onLetGo} />
}

/** Why a draft is not on this screen. */
export const DraftAway = ({
  opened,
  gone,
}: {
  readonly opened: Exclude<OpenedDraft, { state: 'here' }>
  readonly gone: 'conversation' | 'farewell'
}): ReactNode => {
  const t = useText()
  if (opened.state === 'opening') return null
  if (opened.state === 'elsewhere')
    return (
      <NotHere
        title={t('interview.elsewhere')}
        action={
          <Button look="main" wide onClick={opened.takeOver}>
            {t('interview.takeOver')}
          </Button>
        }
      >
        {t('interview.elsewhereThen')}
      </NotHere>
    )
  if (opened.before) return <Redirect to="/" replace />
  return gone === 'conversation' ? (
    <NotHere title={t('interview.gone')}>{t('interview.goneThen')}</NotHere>
  ) : (
    <NotHere title={t('interview.farewellGone')}>{t('interview.farewellGoneThen')}</NotHere>
  )
}

const NotHere = ({
  title,
  action,
  children,
}: {
  readonly title: string
  readonly action?: ReactNode
  readonly children: ReactNode
}): ReactNode => {
  const t = useText()
  return (
    <Screen
      head={<TitleHead title={t('interview.conversation')} back={{ href: '/', label: t('common.toHome') }} />}
      foot={
        action ?? (
          <ButtonLink look="main" wide href="/">
            {t('common.toHome')}
          </ButtonLink>
        )
      }
    >
      <Empty title={title}>
        <p>{children}</p>
      </Empty>
    </Screen>
  )
}
