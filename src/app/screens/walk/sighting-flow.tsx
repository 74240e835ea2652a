import type { ReactNode } from 'react'
import { codeName } from '#domain/codelists.ts'
import { assetGroups, kindName } from '#domain/field/taxonomy.ts'
import { useLabel, useLanguage, useText } from '#app/text/text.tsx'
import { useBackCloses } from '#app/ui/back-closes.ts'
import { useKeyDown } from '#app/ui/use-key-down.ts'
import type { FlowProps } from './flow.ts'
import { nearSame } from './near-same.ts'
import { DegreeQuestion, GroupQuestion, KindQuestion, OwnerQuestion } from './questions.tsx'
import { SameStep } from './same-step.tsx'
import { SaveStep } from './save-step.tsx'
import { answered, type Step } from './sighting-draft.ts'
import css from './walk.module.css'

/** A sighting in four taps and a save: group, kind, owner, how unused. Earlier answers are chips on top. */
export const SightingFlow = (props: FlowProps): ReactNode => {
  const { draft, known, onChange, onAside } = props
  const t = useText()
  useBackCloses(onAside)
  // Wherever the focus is: on the map as well as in the sheet.
  useKeyDown(({ key, target }) => {
    // A sheet on top closes by itself.
    if (key === 'Escape' && !(target instanceof Element && target.closest('dialog'))) onAside()
  })
  const same = known.find(({ id }) => id === draft.sameAs)
  const answer = (value: Parameters<typeof answered>[1]) => {
    onChange((before) => answered(before, value))
  }
  return (
    <section className={`sheet stack ${css['sheet'] ?? ''}`} aria-label={t('walk.newSighting')}>
      {draft.step !== 'save' && <Trail draft={draft} onChange={onChange} />}
      {draft.step === 'group' && (
        <GroupQuestion
          chosen={draft.group}
          onAnswer={(group) => {
            answer({ group })
          }}
        />
      )}
      {draft.step === 'kind' && (
        <KindQuestion
          group={draft.group ?? ''}
          chosen={draft.kind}
          onAnswer={(kind) => {
            answer({ kind })
          }}
        />
      )}
      {draft.step === 'owner' && (
        <OwnerQuestion
          kind={draft.kind}
          chosen={draft.owner}
          onAnswer={(owner) => {
            answer({ owner })
          }}
        />
      )}
      {draft.step === 'degree' && (
        <DegreeQuestion
          chosen={draft.degree}
          onAnswer={(degree) => {
            answer({ degree })
          }}
        />
      )}
      {draft.step === 'same' && same !== undefined ? (
        <SameStep {...props} same={same} />
      ) : (
        (draft.step === 'save' || draft.step === 'same') && (
          <SaveStep
            {...props}
            near={nearSame(draft, known)}
            trail={<Trail draft={draft} onChange={onChange} />}
          />
        )
      )}
    </section>
  )
}

/** What has been answered: a tap goes back to that question. */
const Trail = ({ draft, onChange }: Pick<FlowProps, 'draft' | 'onChange'>): ReactNode => {
  const t = useText()
  const label = useLabel()
  const [language] = useLanguage()
  const group = assetGroups.find(({ code }) => code === draft.group)
  const chips: readonly (readonly [Step, string])[] = [
    ...(draft.kind === null && group !== undefined ? [['group', label(group)] as const] : []),
    ...(draft.kind === null ? [] : [['group', kindName(draft.kind, language)] as const]),
    ...(draft.owner === null ? [] : [['owner', codeName('ownerDomain', draft.owner, language)] as const]),
    ...(draft.degree === null ? [] : [['degree', codeName('unusedDegree', draft.degree, language)] as const]),
  ]
  if (chips.length === 0 || draft.step === 'group') return null
  return (
    <div className="trail">
      {chips.map(([step, words]) => (
        <button
          key={step}
          type="button"
          aria-label={t('walk.changeAnswer', { answer: words })}
          onClick={() => {
            onChange((before) => ({ ...before, step, sameAs: null }))
          }}
        >
          {words}
        </button>
      ))}
    </div>
  )
}
