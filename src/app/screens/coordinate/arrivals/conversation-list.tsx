import type { ReactNode } from 'react'
import { MessageSquare } from 'lucide-react'
import * as z from 'zod/mini'
import { InterviewFields } from '#domain/survey/interview.ts'
import { usualMinutes } from '#domain/survey/usual-minutes.ts'
import { capital } from '#domain/text.ts'
import { useLive, useProject } from '#app/project/project-context.tsx'
import { useFormats, useText } from '#app/text/text.tsx'
import { ButtonLink } from '#app/ui/button.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { Item } from '#app/ui/item.tsx'
import { Loading } from '../loading.tsx'
import { shortName } from './short-name.ts'

/** Conversations that were released, in the order of their random ids: nothing tells which came first. */
export const ConversationList = ({ onChoose }: { readonly onChoose: (id: string) => void }): ReactNode => {
  const t = useText()
  const { month } = useFormats()
  const { store } = useProject()
  const conversations = useLive(async () => {
    const shown = await store.records('interview')
    return shown
      .flatMap(({ record }) => {
        const fields = z.safeParse(InterviewFields, record.fields)
        return fields.success ? [{ id: record.id, fields: fields.data }] : []
      })
      .sort((a, b) => (a.id < b.id ? -1 : 1))
  }, [store])

  if (conversations === undefined) return <Loading />
  if (conversations.length === 0)
    return (
      <Empty title={t('coordinate.noConversations')}>
        <p className="soft">{t('coordinate.noConversationsThen')}</p>
        <ButtonLink look="main" href="/coordinatie/uitnodigen">
          {t('coordinate.goInvite')}
        </ButtonLink>
      </Empty>
    )
  return (
    <>
      <UsualLength interviews={conversations.map(({ fields }) => fields)} />
      <ul className="list">
        {conversations.map(({ id, fields }) => (
          <Item
            key={id}
            icon={<MessageSquare className="i" aria-hidden="true" />}
            title={t('coordinate.conversationNamed', { name: shortName(id) })}
            hint={t('coordinate.conversationLine', {
              month: capital(month(fields.month)),
              mode: t(`coordinate.mode_${fields.mode}`),
              minutes: fields.minutes,
            })}
            onClick={() => {
              onChoose(id)
            }}
          />
        ))}
      </ul>
    </>
  )
}

/** How long a conversation usually takes, from enough of them on. */
const UsualLength = ({ interviews }: { readonly interviews: readonly InterviewFields[] }): ReactNode => {
  const t = useText()
  const { project } = useProject()
  return (
    <ul className="small soft">
      {(['full', 'doorstep'] as const).map((mode) => {
        const usual = usualMinutes(interviews, mode, project?.kMin ?? 0)
        const name = t(`coordinate.mode_${mode}`)
        return (
          <li key={mode}>
            {usual.shown
              ? t('coordinate.usualMinutes', {
                  mode: name,
                  minutes: usual.minutes,
                  count: usual.conversations,
                })
              : t('coordinate.usualMinutesHidden', {
                  mode: name,
                  count: usual.conversations,
                  from: usual.from,
                })}
          </li>
        )
      })}
    </ul>
  )
}
