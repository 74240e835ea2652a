import type { CSSProperties, ReactNode } from 'react'
import { Check, Pause } from 'lucide-react'
import type { Position } from '#domain/survey/route.ts'
import type { Draft } from '#app/store/draft.ts'
import { useLabel, useText } from '#app/text/text.tsx'
import type { Autosave } from './autosave.ts'
import css from './interview.module.css'
import { useIsKept } from './use-conversation.ts'

/** Where the conversation is: the section, how many there are, and the way out. */
export const SectionHead = ({
  position,
  autosave,
  onPause,
}: {
  readonly position: Position | undefined
  readonly autosave: Autosave<Draft>
  readonly onPause: () => void
}): ReactNode => {
  const t = useText()
  const label = useLabel()
  return (
    <>
      <div className={`head ${css['head'] ?? ''}`}>
        {position !== undefined && (
          <>
            <span className="where">{label(position.section.label)}</span>
            <span className="small soft nowrap">
              {t('interview.sectionOf', {
                section: position.sectionIndex + 1,
                sections: position.sectionCount,
              })}
            </span>
          </>
        )}
        <button type="button" className={`pause ${css['pause'] ?? ''}`} onClick={onPause}>
          <Pause className="i i-s" aria-hidden="true" />
          {t('interview.pause')}
        </button>
      </div>
      <div className={css['track']}>
        {position !== undefined && <Progress position={position} />}
        <KeptMark autosave={autosave} />
      </div>
    </>
  )
}

/** The last answer is on disk. */
const KeptMark = ({ autosave }: { readonly autosave: Autosave<Draft> }): ReactNode => {
  const t = useText()
  const isKept = useIsKept(autosave)
  return (
    <span className={css['kept']} data-kept={isKept}>
      <Check className="i i-s" aria-hidden="true" />
      {isKept && <span className="sr">{t('interview.kept')}</span>}
    </span>
  )
}

const Progress = ({ position }: { readonly position: Position }): ReactNode => {
  const t = useText()
  const { sectionIndex, sectionCount, withinSection } = position
  return (
    <div
      className="progress"
      role="img"
      aria-label={t('interview.partOf', { section: sectionIndex + 1, sections: sectionCount })}
    >
      {Array.from({ length: sectionCount }, (_, index) => (
        // Sections do not change places while a conversation is open.
        // oxlint-disable-next-line react/no-array-index-key
        <i
          key={index}
          {...(index < sectionIndex ? { className: 'done' } : {})}
          {...nowAt(index, sectionIndex, withinSection)}
        />
      ))}
    </div>
  )
}

/** The section that is open fills up; a little is filled from the start, so that it can be found. */
// A custom property is a style that React's types do not know.
const nowAt = (index: number, current: number, within: number) =>
  index === current
    ? { className: 'now', style: { '--p': `${Math.round(Math.max(0.1, within) * 100)}%` } as CSSProperties }
    : {}
