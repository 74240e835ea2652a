import type { ReactNode } from 'react'
import { type QuarantineDecision, type QuarantineItem, quarantineProblems } from '#domain/sync/desk-wire.ts'
import css from '#app/attention/attention.module.css'
import { HeldCard } from '#app/attention/held-card.tsx'
import { QuestionList } from '#app/attention/question-list.tsx'
import { useSaid } from '#app/attention/use-said.ts'
import { useWords } from '#app/attention/use-told.ts'
import { useLive, useProject } from '#app/project/project-context.tsx'
import type { Reply } from '#app/sync/call.ts'
import { type Text, useText } from '#app/text/text.tsx'
import { PageHead } from '#app/ui/desk.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { Toast } from '#app/ui/toast.tsx'
import { DoublesPart } from '../doubles/doubles-part.tsx'
import { useDoubles } from '../doubles/use-doubles.ts'
import { Loading } from '../loading.tsx'
import { ServerTrouble } from '../server-trouble.tsx'
import { fieldsOf, QuarantineRow } from './quarantine-row.tsx'
import { KeptFiles } from './kept-files.tsx'
import { hasTalk, TalkRow } from './talk-row.tsx'
import { useKeptFiles } from './use-kept-files.ts'
import { quarantineChanged, useQuarantine } from './use-quarantine.ts'

type Decision = QuarantineDecision['decision']

/** What only a human can decide: which of two answers counts, and whether something that came in may count at all. */
export const AttentionPage = (): ReactNode => {
  const t = useText()
  const words = useWords()
  const { store, client, sync } = useProject()
  const questions = useLive(() => store.questions(), [store])
  const held = useLive(() => store.heldThings(), [store])
  const quarantine = useQuarantine()
  const keptFiles = useKeptFiles()
  const { pairs, merged } = useDoubles()
  const { say, toast } = useSaid()
  if (questions === undefined || held === undefined) return <Loading />

  const { list, problem, reload } = quarantine
  const carryOut = async <T,>(ask: () => Promise<Reply<T>>): Promise<string | undefined> => {
    const reply = await ask()
    quarantineChanged()
    // What was taken comes with the next page.
    if (reply.ok) sync.poke()
    return reply.ok ? undefined : failed(reply, t)
  }
  /** `ask` carries out a decision about something called `title`. Only what was put aside has a way back. */
  const decide = async (
    decision: Decision,
    { title, ask }: { readonly title: string; readonly ask: (decision: Decision) => Promise<Reply<unknown>> },
  ) => {
    const wrong = await carryOut(() => ask(decision))
    if (wrong !== undefined) say(wrong)
    else if (decision === 'discard')
      say(t('attention.discarded', { title }), {
        undo: async () => (await carryOut(() => ask('undo'))) ?? t('attention.retrieved', { title }),
      })
    else say(t(decision === 'take' ? 'attention.taken' : 'attention.retrieved', { title }))
  }
  const decideItem = (item: QuarantineItem) => (decision: Decision) => {
    const title = words.title({ type: item.type, fields: fieldsOf(item) })
    void decide(decision, { title, ask: (choice) => client.decideQuarantined(item.operationId, choice) })
  }
  const decideTalk = (decision: Decision) => {
    void decide(decision, { title: t('attention.talk'), ask: client.decideQuarantinedTalk })
  }
  const kept = list !== undefined && (list.items.length > 0 || hasTalk(list.talk))
  const isEmpty =
    [questions, held, pairs].every(({ length }) => length === 0) &&
    list !== undefined &&
    !kept &&
    keptFiles === 0

  return (
    <>
      <PageHead title={t('attention.title')} lead={t('attention.deskLead')} />
      <ServerTrouble problem={problem} onRetry={reload} />
      <KeptFiles />
      {isEmpty && (
        <Empty title={t('attention.deskEmpty')}>
          <p className="soft">{t('attention.deskEmptyThen')}</p>
        </Empty>
      )}
      {questions.length > 0 && (
        <section className="section">
          <h2>{t('attention.which')}</h2>
          <QuestionList questions={questions} say={say} />
        </section>
      )}
      <DoublesPart pairs={pairs} merged={merged} say={say} />
      {kept && (
        <section className="section">
          <h2>{t('attention.quarantine')}</h2>
          <p className={`small soft ${css['lede'] ?? ''}`}>{t('attention.quarantineLede')}</p>
          <ul className="stack">
            <TalkRow talk={list.talk} onDecide={decideTalk} />
            {list.items.map((item) => (
              <QuarantineRow key={item.operationId} item={item} onDecide={decideItem(item)} />
            ))}
          </ul>
        </section>
      )}
      {held.length > 0 && (
        <section className="section">
          <h2>{t('attention.ownHeld')}</h2>
          <div className="stack">
            {held.map((thing) => (
              <HeldCard key={thing.key} thing={thing} say={say} />
            ))}
          </div>
        </section>
      )}
      <Toast {...toast} />
    </>
  )
}

const failed = (reply: Extract<Reply<unknown>, { ok: false }>, t: Text): string => {
  const code = reply.kind === 'problem' ? reply.code : undefined
  const known = quarantineProblems.find((problem) => problem === code)
  return known === undefined ? t('attention.notDecided') : t(`attention.problem_${known}`)
}
