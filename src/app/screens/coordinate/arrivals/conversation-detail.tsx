import type { ReactNode } from 'react'
import { ChevronLeft, LockKeyhole, TriangleAlert } from 'lucide-react'
import * as z from 'zod/mini'
import { Answers, valueOf } from '#domain/survey/answer.ts'
import { InterviewFields } from '#domain/survey/interview.ts'
import { questionOf } from '#domain/survey/questionnaire.ts'
import { readBack } from '#domain/survey/read-back.ts'
import { capital } from '#domain/text.ts'
import { useLive, useProject } from '#app/project/project-context.tsx'
import { useFormats, useLanguage, useText } from '#app/text/text.tsx'
import { Banner } from '#app/ui/banner.tsx'
import { Button } from '#app/ui/button.tsx'
import { useHeldKey } from '../key/key-holder.ts'
import { Loading } from '../loading.tsx'
import { AnswerPhotos } from './answer-photos.tsx'
import css from './arrivals.module.css'
import { QuoteForm } from './quote-form.tsx'
import { shortName } from './short-name.ts'
import { useOpened } from './use-opened.ts'

/** One conversation: its month and its answers. No day, no phone, no author, no address. */
export const ConversationDetail = ({
  id,
  onBack,
}: {
  readonly id: string
  readonly onBack: () => void
}): ReactNode => {
  const t = useText()
  const { store } = useProject()
  const found = useLive(async () => ({ shown: await store.recordById(id) }), [store, id])
  const back = (
    <p>
      <Button small onClick={onBack}>
        <ChevronLeft className="i i-s flip" aria-hidden="true" />
        {t('coordinate.toList')}
      </Button>
    </p>
  )
  if (found === undefined) return <Loading />
  const fields = z.safeParse(InterviewFields, found.shown?.record.fields)
  return (
    <>
      {back}
      {fields.success ? (
        <Conversation id={id} fields={fields.data} />
      ) : (
        <p>{t('coordinate.conversationGone')}</p>
      )}
    </>
  )
}

const Conversation = ({
  id,
  fields,
}: {
  readonly id: string
  readonly fields: InterviewFields
}): ReactNode => {
  const t = useText()
  const { month } = useFormats()
  const { membership } = useProject()
  const held = useHeldKey(membership.projectId)
  const opened = useOpened(fields.sealedBlob, { projectId: membership.projectId, interviewId: id }, held)
  const open = z.safeParse(Answers, fields.answers)
  const answers: Answers = open.success ? open.data : {}
  const sealed = opened.state === 'open' ? opened.answers : {}
  return (
    <article className="stack">
      <header>
        <h2>{t('coordinate.conversationNamed', { name: shortName(id) })}</h2>
        <p className="small soft">
          {t('coordinate.conversationLine', {
            month: capital(month(fields.month)),
            mode: t(`coordinate.mode_${fields.mode}`),
            minutes: fields.minutes,
          })}
          {` · ${fields.consent.quotes ? t('coordinate.quotesYes') : t('coordinate.quotesNo')}`}
        </p>
      </header>
      {fields.sealedBlob != null && opened.state !== 'open' && <SealedPart opened={opened} />}
      {/* Once open, locked answers stand in their place in the form and are marked. */}
      <AnswerList
        id={id}
        form={fields}
        answers={{ ...answers, ...sealed }}
        locked={new Set(Object.keys(sealed))}
      />
      {fields.consent.quotes && <QuoteForm interviewId={id} />}
    </article>
  )
}

const SealedPart = ({
  opened,
}: {
  readonly opened: Exclude<ReturnType<typeof useOpened>, { state: 'open' }>
}): ReactNode => {
  const t = useText()
  switch (opened.state) {
    case 'locked':
      return (
        <Banner icon={<LockKeyhole className="i" aria-hidden="true" />} title={t('coordinate.sealedTitle')}>
          {t('coordinate.sealedThen')}
        </Banner>
      )
    case 'opening':
      return <p aria-live="polite">{t('key.unlocking')}</p>
    case 'aside':
      return (
        <Banner
          look="wrong"
          icon={<TriangleAlert className="i" aria-hidden="true" />}
          title={t('coordinate.asideTitle')}
        >
          {t(`coordinate.aside_${opened.reason}`)}
        </Banner>
      )
  }
}

const AnswerList = ({
  id,
  form,
  answers,
  locked,
}: {
  readonly id: string
  readonly form: Pick<InterviewFields, 'formId' | 'formVersion'>
  readonly answers: Answers
  readonly locked: ReadonlySet<string>
}): ReactNode => {
  const t = useText()
  const [language] = useLanguage()
  const { questionnaireOf } = useProject()
  const questionnaire = questionnaireOf(form.formId, form.formVersion)
  if (questionnaire === undefined) return <p>{t('coordinate.noForm', { version: form.formVersion })}</p>
  return (
    <dl className={css['answers']}>
      {readBack(questionnaire, answers, language).map(({ questionId, label, lines, state }) => (
        <div key={questionId} className={locked.has(questionId) ? css['locked'] : undefined}>
          <dt className="small">
            {label} {locked.has(questionId) && <span className="tag">{t('coordinate.wasLocked')}</span>}
          </dt>
          <dd className={state === 'value' ? undefined : css['none']}>
            {lines.length === 0 ? '–' : lines.map((line, at) => <p key={`${String(at)}${line}`}>{line}</p>)}
            {questionOf(questionnaire, questionId)?.type === 'photo' && (
              <AnswerPhotos interviewId={id} value={valueOf(answers, questionId)} />
            )}
          </dd>
        </div>
      ))}
    </dl>
  )
}
