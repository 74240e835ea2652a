import { useEffect, useRef, useState, type DragEvent, type ReactNode } from 'react'
import { ArrowDown, ArrowUp, ChevronDown, GripVertical, Lock } from 'lucide-react'
import { isCore } from '#domain/survey/core-floors.ts'
import { nudge } from '#domain/survey/edit.ts'
import type { Finding } from '#domain/survey/edit-check.ts'
import { isSealed, type Question, type Questionnaire, questionOf } from '#domain/survey/questionnaire.ts'
import { useLabel, useText } from '#app/text/text.tsx'
import { PhonePreview } from './phone-preview.tsx'
import { QuestionForm } from './question-form.tsx'
import css from './questions.module.css'
import { nameOf } from './reason-text.ts'
import { SectionName } from './section-name.tsx'
import type { FormDesk } from './use-form-draft.ts'

interface ListProps {
  readonly form: Questionnaire
  readonly versions: readonly Questionnaire[]
  readonly findings: readonly Finding[]
  readonly open: string | undefined
  readonly onOpen: (id: string | undefined) => void
  readonly take: FormDesk['take']
  /** Whether the open question shows itself on a phone, where there is no room beside the list. */
  readonly showsPhone: boolean
}

/** All questions by section. One is open at a time; each can be dragged by its handle, or moved with two buttons. */
export const QuestionList = (props: ListProps): ReactNode => {
  const { form, take } = props
  const t = useText()
  const [dragged, setDragged] = useState<string>()
  const [over, setOver] = useState<string>()
  const drop = (section: string, at: number) => {
    const id = dragged
    setDragged(undefined)
    setOver(undefined)
    if (id === undefined) return
    const from = form.sections.find(({ code }) => code === section)?.questions.indexOf(id) ?? -1
    take({ do: 'move', id, section, at: from >= 0 && from < at ? at - 1 : at })
  }
  const target = (name: string, section: string, at: number) => ({
    onDragOver: (event: DragEvent) => {
      if (dragged === undefined) return
      event.preventDefault()
      setOver(name)
    },
    onDrop: (event: DragEvent) => {
      event.preventDefault()
      drop(section, at)
    },
    'data-over': over === name,
  })
  return (
    <>
      {form.sections.map((section) => (
        <section key={section.code} className={css['section']}>
          <div {...target(section.code, section.code, 0)} className={css['place']}>
            <SectionName section={section} take={take} />
          </div>
          <ol className="list">
            {section.questions.map((id, at) => {
              const question = questionOf(form, id)
              if (question === undefined) return null
              return (
                <li key={id} className={css['place']} {...target(id, section.code, at + 1)}>
                  <Row
                    {...props}
                    question={question}
                    handle={
                      <span
                        className={css['handle']}
                        draggable
                        title={t('questions.drag')}
                        onDragStart={(event) => {
                          event.dataTransfer.setData('text/plain', id)
                          event.dataTransfer.effectAllowed = 'move'
                          setDragged(id)
                        }}
                        onDragEnd={() => {
                          setDragged(undefined)
                          setOver(undefined)
                        }}
                      >
                        <GripVertical className="i i-s" aria-hidden="true" />
                      </span>
                    }
                  />
                </li>
              )
            })}
          </ol>
        </section>
      ))}
    </>
  )
}

const Row = ({
  form,
  versions,
  findings,
  open,
  onOpen,
  take,
  showsPhone,
  question,
  handle,
}: ListProps & { readonly question: Question; readonly handle: ReactNode }): ReactNode => {
  const t = useText()
  const label = useLabel()
  const { id } = question
  const isOpen = open === id
  const name = nameOf(id, { form, t, label })
  const levels = findings.filter(({ at }) => at === id).map((finding) => finding.level)
  const level = levels.includes('stops') ? 'stops' : levels[0]
  const isNew = !versions.at(-1)?.questions.some((one) => one.id === id)
  const panel = `question-${id}`
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (isOpen) bringIntoView(button.current)
  }, [isOpen])
  const move = (by: -1 | 1) => {
    const step = nudge(form, id, by)
    if (step !== undefined) take(step)
  }
  return (
    <>
      <div className={css['row']}>
        {handle}
        <button
          ref={button}
          type="button"
          className={css['name']}
          aria-expanded={isOpen}
          aria-controls={panel}
          onClick={() => {
            onOpen(isOpen ? undefined : id)
          }}
        >
          <span>
            <span className="voice">{name}</span>
            <span className={css['tags']}>
              <span className="small soft">{t(`questions.type_${typeName(question.type)}`)}</span>
              {isCore(id) && <span className="tag">{t('questions.core')}</span>}
              {isSealed(question) && (
                <span className="tag">
                  <Lock className="i i-s" aria-hidden="true" />
                  {t('questions.locked')}
                </span>
              )}
              {question.showIf !== undefined && <span className="tag rough">{t('questions.sometimes')}</span>}
              {isNew && <span className="tag on">{t('questions.new')}</span>}
              {level !== undefined && (
                <span className={level === 'stops' ? 'tag wrong' : 'tag'}>
                  {t(`questions.level_${level}`)}
                </span>
              )}
            </span>
          </span>
          <ChevronDown className="i i-s" aria-hidden="true" data-open={isOpen} />
        </button>
        {([-1, 1] as const).map((by) => (
          <button
            key={by}
            type="button"
            className="icon-button"
            aria-label={t(by === -1 ? 'questions.up' : 'questions.down', { question: name })}
            onClick={() => {
              move(by)
            }}
          >
            {by === -1 ? (
              <ArrowUp className="i i-s" aria-hidden="true" />
            ) : (
              <ArrowDown className="i i-s" aria-hidden="true" />
            )}
          </button>
        ))}
      </div>
      <div id={panel} hidden={!isOpen}>
        {isOpen && (
          <>
            <QuestionForm
              form={form}
              versions={versions}
              findings={findings}
              question={question}
              take={take}
            />
            {showsPhone && <PhonePreview form={form} question={question} />}
          </>
        )}
      </div>
    </>
  )
}

/** A question may be opened from elsewhere on the page. */
const bringIntoView = (button: HTMLElement | null): void => {
  if (button === null) return
  button.focus({ preventScroll: true })
  const { top, bottom } = button.getBoundingClientRect()
  if (top < 0 || bottom > innerHeight * 0.8) button.scrollIntoView({ block: 'start' })
}

const named = [
  'consent',
  'single',
  'multi',
  'text',
  'themedText',
  'whyChain',
  'amountGrid',
  'shareGrid',
  'talentGrid',
  'number',
  'readBack',
  'contact',
  'amount',
  'place',
  'photo',
  'date',
  'month',
] as const

/** Lists of every kind are a list to people. */
const typeName = (type: string): (typeof named)[number] | 'list' =>
  named.find((name) => name === type) ?? 'list'
