import { useEffect, useState, type ReactNode } from 'react'
import { Redirect, useParams } from 'wouter'
import { useProject } from '#app/project-context.tsx'
import type { Draft, Farewell } from '#app/store/draft.ts'
import { useText } from '#app/text/text.tsx'
import { ButtonLink } from '#app/ui/button.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { Screen, TitleHead } from '#app/ui/screen.tsx'
import { ConversationRoom } from './conversation-room.tsx'

/** Opens a conversation that stands on this phone, in the version of the form with which it began. */
export const InterviewScreen = (): ReactNode => {
  const t = useText()
  const { draftId } = useParams<{ draftId: string }>()
  const { questionnaireOf } = useProject()
  const draft = useDraft(draftId)
  if (draft === undefined) return null
  if (draft === 'gone') return <NotHere title={t('interview.gone')}>{t('interview.goneThen')}</NotHere>
  if (draft.kind === 'farewell') return <Redirect to={`/bedankt/${draft.id}`} replace />
  const form = questionnaireOf(draft.formId, draft.formVersion)
  if (form === undefined) return <NotHere title={t('interview.noForm')}>{t('interview.noFormThen')}</NotHere>
  return <ConversationRoom key={draft.id} draft={draft} form={form} />
}

/** Read once: from then on the screen itself knows best what was said. Undefined while it is read. */
export const useDraft = (id: string | undefined): Draft | Farewell | 'gone' | undefined => {
  const { store } = useProject()
  const [draft, setDraft] = useState<Draft | Farewell | 'gone'>()
  useEffect(() => {
    let current = true
    void store.openDraft(id ?? '').then((opened) => {
      if (current) setDraft(opened ?? 'gone')
    })
    return () => {
      current = false
    }
  }, [id, store])
  return draft
}

export const NotHere = ({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactNode => {
  const t = useText()
  return (
    <Screen
      head={<TitleHead title={t('interview.conversation')} back={{ href: '/', label: t('common.toHome') }} />}
      foot={
        <ButtonLink look="main" wide href="/">
          {t('common.toHome')}
        </ButtonLink>
      }
    >
      <Empty title={title}>
        <p>{children}</p>
      </Empty>
    </Screen>
  )
}
