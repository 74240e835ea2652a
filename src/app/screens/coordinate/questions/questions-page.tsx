import { useState, type ReactNode } from 'react'
import { CircleAlert, Plus, Undo2 } from 'lucide-react'
import { reviewForm } from '#domain/survey/edit-check.ts'
import { shortVersion } from '#domain/survey/form-version.ts'
import { questionOf } from '#domain/survey/questionnaire.ts'
import { useLabel, useText } from '#app/text/text.tsx'
import { Banner } from '#app/ui/banner.tsx'
import { Button } from '#app/ui/button.tsx'
import { PageHead } from '#app/ui/desk.tsx'
import { Loading } from '../loading.tsx'
import { AddQuestion } from './add-question.tsx'
import { Findings } from './findings.tsx'
import { OffList } from './off-list.tsx'
import { PhonePreview } from './phone-preview.tsx'
import { PublishSheet } from './publish-sheet.tsx'
import { QuestionList } from './question-list.tsx'
import css from './questions.module.css'
import { reasonText } from './reason-text.ts'
import { TemplateFile } from './template-file.tsx'
import { type FormDesk, useFormDesk } from './use-form-draft.ts'
import { useWide } from './use-wide.ts'
import { Versions } from './versions.tsx'

/** What is asked at the table and at the door: looked at, changed, tried on a phone, and published as a new version. */
export const QuestionsPage = (): ReactNode => {
  const desk = useFormDesk()
  return desk === undefined ? <Loading /> : <Editor desk={desk} />
}

const Editor = ({ desk }: { readonly desk: FormDesk }): ReactNode => {
  const t = useText()
  const label = useLabel()
  const { form, draft, versions } = desk
  const [open, setOpen] = useState<string>()
  const [sheet, setSheet] = useState<'add' | 'publish'>()
  const [said, setSaid] = useState<string>()
  const isWide = useWide()
  const findings = reviewForm(form, versions, draft.read)
  const isChanged = draft.steps.length > 0
  const take: FormDesk['take'] = (step) => {
    const refused = desk.take(step)
    setSaid(refused && reasonText(refused, { form, t, label }))
    return refused
  }
  return (
    <>
      <PageHead
        title={t('questions.title')}
        lead={t('questions.lead')}
        action={
          <Button
            look="main"
            disabled={!isChanged}
            onClick={() => {
              setSheet('publish')
            }}
          >
            {t('questions.publish')}
          </Button>
        }
      />
      <Standing desk={desk} onSaid={setSaid} />
      <p role="alert" className={said === undefined ? 'sr' : css['said']}>
        {said !== undefined && (
          <>
            <CircleAlert className="i i-s" aria-hidden="true" />
            <span>{said}</span>
          </>
        )}
      </p>
      <div className={css['work']}>
        <div className={css['main']}>
          {isChanged && (
            <Findings form={form} findings={findings} onOpen={setOpen} onAnswerFor={desk.answerFor} />
          )}
          <div className="row">
            <Button
              onClick={() => {
                setSheet('add')
              }}
            >
              <Plus className="i" aria-hidden="true" />
              {t('questions.add')}
            </Button>
          </div>
          <QuestionList
            form={form}
            versions={versions}
            findings={findings}
            open={open}
            onOpen={setOpen}
            take={take}
            showsPhone={!isWide}
          />
          <OffList form={form} versions={versions} take={take} />
        </div>
        {isWide && (
          <aside className={css['aside']} aria-label={t('questions.preview')}>
            <PhonePreview
              form={form}
              question={questionOf(form, open ?? form.sections[0]?.questions[0] ?? '')}
            />
          </aside>
        )}
      </div>
      <Versions desk={desk} />
      <TemplateFile desk={desk} />
      <AddQuestion
        open={sheet === 'add'}
        form={form}
        onAdd={(step) => {
          setSheet(undefined)
          if (take(step) === undefined) setOpen(step.id)
        }}
        onClose={() => {
          setSheet(undefined)
        }}
      />
      {sheet === 'publish' && (
        <PublishSheet
          desk={desk}
          findings={findings}
          onClose={() => {
            setSheet(undefined)
          }}
        />
      )}
    </>
  )
}

/** What is not published yet, and whether somebody else published meanwhile. */
const Standing = ({
  desk: { draft, versions, undo, throwAway, catchUp },
  onSaid,
}: {
  readonly desk: FormDesk
  readonly onSaid: (said: string | undefined) => void
}): ReactNode => {
  const t = useText()
  const newest = versions.at(-1)
  const isBehind = newest !== undefined && newest.version !== draft.begun.version
  const count = draft.steps.length
  if (count === 0)
    return (
      <p className="soft" role="status">
        {t('questions.asPublished', { version: shortVersion(draft.begun.version) })}
      </p>
    )
  return (
    <>
      {isBehind && (
        <Banner
          icon={<CircleAlert className="i" aria-hidden="true" />}
          title={t('questions.behind', { version: shortVersion(newest.version) })}
          actions={
            <Button
              small
              onClick={() => {
                const left = catchUp()
                onSaid(left === 0 ? undefined : t('questions.caughtUpLeft', { count: left }))
              }}
            >
              {t('questions.catchUp')}
            </Button>
          }
        >
          {t('questions.behindThen')}
        </Banner>
      )}
      <div className={css['standing']}>
        <p role="status" className="grow">
          {t('questions.changed', { count })}
        </p>
        <Button
          small
          onClick={() => {
            onSaid(undefined)
            undo()
          }}
        >
          <Undo2 className="i i-s flip" aria-hidden="true" />
          {t('common.undo')}
        </Button>
        <Button small look="quiet" onClick={throwAway}>
          {t('questions.throwAway')}
        </Button>
      </div>
    </>
  )
}
