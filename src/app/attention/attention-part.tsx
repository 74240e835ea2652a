import type { ReactNode } from 'react'
import { Sparkles } from 'lucide-react'
import { useLive, useProject } from '#app/project/project-context.tsx'
import { useText } from '#app/text/text.tsx'
import { Banner } from '#app/ui/banner.tsx'
import { Toast } from '#app/ui/toast.tsx'
import { HeldCard } from './held-card.tsx'
import { QuestionList } from './question-list.tsx'
import css from './attention.module.css'
import { useSaid } from './use-said.ts'

/** What asks something of the person with this phone: what does not arrive, two answers to choose from, and what only a
 *  newer app can read. */
export const AttentionPart = (): ReactNode => {
  const t = useText()
  const { store } = useProject()
  const held = useLive(() => store.heldThings(), [store])
  const questions = useLive(() => store.questions(), [store])
  const newer = useLive(() => store.newerThings(), [store])
  const { say, toast } = useSaid()
  return (
    <>
      {held?.map((thing) => (
        <HeldCard key={thing.key} thing={thing} say={say} />
      ))}
      {questions !== undefined && questions.length > 0 && (
        <section className="section" aria-labelledby="attention">
          <h2 id="attention">{t('attention.title')}</h2>
          <p className={`small soft ${css['lede'] ?? ''}`}>{t('attention.bothKept')}</p>
          <QuestionList questions={questions} say={say} />
        </section>
      )}
      {newer !== undefined && newer > 0 && (
        <Banner
          look="plain"
          icon={<Sparkles className="i" aria-hidden="true" />}
          title={t('attention.newer', { count: newer })}
        >
          <p>{t('attention.newerThen')}</p>
        </Banner>
      )}
      <Toast {...toast} />
    </>
  )
}
