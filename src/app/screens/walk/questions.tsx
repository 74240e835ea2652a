import { useEffect, useId, useRef, useState, type ReactNode } from 'react'
import { Building2, CircleHelp, House, Landmark, Store as Shop, UsersRound } from 'lucide-react'
import { codeName } from '#domain/codelists.ts'
import type { SightingFields } from '#domain/field/sighting.ts'
import { assetGroups, assetKind, kindName, kindsOfGroup } from '#domain/field/taxonomy.ts'
import { useProject } from '#app/project/project-context.tsx'
import { type TextKey, useLabel, useLanguage, useText } from '#app/text/text.tsx'
import { GroupIcon } from '#app/sighting/group-icon.tsx'
import { recentFirst, recentKinds } from './recent-kinds.ts'
import { TapList } from './tap-list.tsx'

/** The four questions about a sighting. Each is told what was chosen before and calls back with the answer. */
interface QuestionProps<Answer> {
  readonly chosen: Answer | null
  readonly onAnswer: (answer: Answer) => void
}

export const GroupQuestion = ({ chosen, onAnswer }: QuestionProps<string>): ReactNode => {
  const t = useText()
  const label = useLabel()
  const id = useId()
  return (
    <>
      <Ask id={id}>{t('walk.askGroup')}</Ask>
      <TapList
        labelledBy={id}
        columns={2}
        chosen={chosen}
        onTap={onAnswer}
        taps={assetGroups.map((group) => ({
          value: group.code,
          label: label(group),
          icon: <GroupIcon group={group.code} />,
        }))}
      />
    </>
  )
}

/** Kinds of one group, those found last in front. Kinds that may not be on a shared map are for coordinators only. */
export const KindQuestion = ({
  group,
  chosen,
  onAnswer,
}: QuestionProps<string> & { readonly group: string }): ReactNode => {
  const t = useText()
  const [language] = useLanguage()
  const { membership } = useProject()
  const id = useId()
  // Read once: the buttons must not change places under a thumb.
  const [recent] = useState(recentKinds)
  const kinds = kindsOfGroup(group).filter(
    (kind) => !kind.coordinatorOnly || membership.role === 'coordinator',
  )
  return (
    <>
      <Ask id={id}>{t(kindAsk[group] ?? 'walk.askKind')}</Ask>
      <TapList
        labelledBy={id}
        columns={2}
        chosen={chosen}
        onTap={onAnswer}
        taps={recentFirst(kinds, recent).map((kind) => ({
          value: kind.code,
          label: kindName(kind.code, language),
        }))}
      />
      <p className="hint">{t('walk.hintLook')}</p>
    </>
  )
}

export const OwnerQuestion = ({
  kind,
  chosen,
  onAnswer,
}: QuestionProps<SightingFields['ownerDomain']> & { readonly kind: string | null }): ReactNode => {
  const t = useText()
  const label = useLabel()
  const [language] = useLanguage()
  const id = useId()
  const hint = kind === null ? undefined : assetKind(kind)?.hint
  return (
    <>
      <Ask id={id}>{t('walk.askOwner')}</Ask>
      <TapList
        labelledBy={id}
        columns={2}
        chosen={chosen}
        onTap={onAnswer}
        taps={owners.map(({ value, icon }) => ({
          value,
          icon,
          label: codeName('ownerDomain', value, language),
        }))}
      />
      <p className="hint">
        {t('walk.hintOwner')}
        {hint !== undefined && ` ${label(hint)}`}
      </p>
    </>
  )
}

export const DegreeQuestion = ({
  chosen,
  onAnswer,
}: QuestionProps<SightingFields['unusedDegree']>): ReactNode => {
  const t = useText()
  const [language] = useLanguage()
  const id = useId()
  return (
    <>
      <Ask id={id}>{t('walk.askDegree')}</Ask>
      <TapList
        labelledBy={id}
        chosen={chosen}
        onTap={onAnswer}
        taps={degrees.map((value) => ({ value, label: codeName('unusedDegree', value, language) }))}
      />
    </>
  )
}

/** The question itself. The focus comes here when it appears, so that it is read out first. */
export const Ask = ({ id, children }: { readonly id: string; readonly children: ReactNode }): ReactNode => {
  const element = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    element.current?.focus({ preventScroll: true })
  }, [])
  return (
    <h2 className="ask" id={id} ref={element} tabIndex={-1} style={{ fontSize: '1.5rem', outline: 'none' }}>
      {children}
    </h2>
  )
}

const kindAsk: Readonly<Record<string, TextKey>> = {
  building: 'walk.askBuilding',
  green: 'walk.askGreen',
  street: 'walk.askStreet',
  roof: 'walk.askRoof',
  energy: 'walk.askEnergy',
  things: 'walk.askThings',
  knowledge: 'walk.askKnowledge',
}

const degrees = ['empty', 'partTime', 'partSpace', 'dull'] as const

const icon = 'i i-l'
const owners = [
  { value: 'government', icon: <Landmark className={icon} aria-hidden="true" /> },
  { value: 'resident', icon: <House className={icon} aria-hidden="true" /> },
  { value: 'business', icon: <Shop className={icon} aria-hidden="true" /> },
  { value: 'organisation', icon: <Building2 className={icon} aria-hidden="true" /> },
  { value: 'shared', icon: <UsersRound className={icon} aria-hidden="true" /> },
  { value: 'unknown', icon: <CircleHelp className={icon} aria-hidden="true" /> },
] as const
