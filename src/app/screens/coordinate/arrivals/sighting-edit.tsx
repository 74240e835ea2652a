import { useState, type ReactNode } from 'react'
import { Eye, Lock } from 'lucide-react'
import { codeLabel, codeName } from '#domain/codelists.ts'
import { movesFrom, type SightingStatus, sightingStatuses } from '#domain/field/sighting-life.ts'
import { isCoordinatorOnlyKind } from '#domain/field/taxonomy.ts'
import type { Json } from '#domain/sync/operation.ts'
import { CodeOptions } from '#app/controls/code-options.tsx'
import { useProject } from '#app/project/project-context.tsx'
import { InUse } from '#app/sighting/life/in-use.tsx'
import { History } from '#app/sighting/life/life-part.tsx'
import { useMove } from '#app/sighting/life/use-move.ts'
import { SourceLine } from '#app/sighting/source-line.tsx'
import { usePicture } from '#app/sighting/use-picture.ts'
import type { KnownSighting } from '#app/sighting/use-sightings.ts'
import { useLanguage, useText } from '#app/text/text.tsx'
import { Banner } from '#app/ui/banner.tsx'
import { Button } from '#app/ui/button.tsx'
import { SelectField } from '#app/ui/field.tsx'
import { notSaved } from '../not-saved.ts'
import css from './arrivals.module.css'
import { OwnerAgreed } from './owner-agreed.tsx'

/** One sighting: what was seen, and the two things a coordinator decides: its status and who sees it. */
export const SightingEdit = ({
  sighting,
  onClose,
}: {
  readonly sighting: KnownSighting
  readonly onClose: () => void
}): ReactNode => {
  const t = useText()
  const [language] = useLanguage()
  const { store } = useProject()
  const [problem, setProblem] = useState<string>()
  const move = useMove()
  const [askPublic, setAskPublic] = useState(false)
  const { record, fields, id } = sighting
  const photo = fields.photos?.[0]
  const picture = usePicture(photo?.small, { recordId: id, size: 'small' })
  const change = async (set: Readonly<Record<string, Json>>) => {
    const saved = await store.edit(record, { set })
    setProblem(saved.ok ? undefined : notSaved(saved.reason, t))
  }
  const give = async (code: string) => {
    const status = sightingStatuses.find((known) => known === code)
    if (status !== undefined && !(await move(record, status))) setProblem(t('life.notKept'))
  }
  const { status } = fields
  const statuses: readonly SightingStatus[] = [
    status,
    ...movesFrom(fields, { role: 'coordinator', own: false }),
    // A tip becomes a double of what was found on the spot; one without the other's name may come back.
    ...(status === 'tip' ? (['duplicate'] as const) : []),
    ...(status === 'duplicate' && fields.duplicateOf == null ? (['seen'] as const) : []),
  ]
  // What may be told apart: homes and unused budgets and what came out of a conversation stay with coordinators.
  const closed = isCoordinatorOnlyKind(fields.kind) || fields.interviewRef !== undefined

  return (
    <div className="stack">
      {picture !== undefined && <img className={css['photo']} src={picture} alt={t('coordinate.photoAlt')} />}
      <p>
        {codeName('unusedDegree', fields.unusedDegree, language)} ·{' '}
        {codeName('ownerDomain', fields.ownerDomain, language)} (
        {codeLabel('ownershipEvidence', fields.ownershipEvidence, language)})
      </p>
      {fields.note ? <p className="quote">{fields.note}</p> : null}
      <SourceLine source={fields.source} />
      {fields.ideas?.map((idea, at) => (
        <p key={at} className="quote">
          {codeName('use', idea.use, language)}
          {idea.text ? `: ${idea.text}` : ''}
        </p>
      ))}
      <SelectField
        label={t('coordinate.status')}
        hint={t('coordinate.statusHint')}
        value={fields.status}
        onChange={(event) => void give(event.target.value)}
      >
        <CodeOptions list="sightingStatus" keep={(code) => statuses.some((status) => status === code)} />
      </SelectField>
      {status === 'in_use' && <InUse justNow={false} />}
      {closed ? (
        <p className="row small">
          <Lock className="i i-s" aria-hidden="true" />
          {t('coordinate.closedKind')}
        </p>
      ) : (
        <SelectField
          label={t('coordinate.visibility')}
          value={fields.visibility}
          onChange={(event) => {
            if (event.target.value === 'public') setAskPublic(true)
            else void change({ visibility: event.target.value })
          }}
        >
          <CodeOptions list="visibility" />
        </SelectField>
      )}
      {askPublic && (
        <Banner
          icon={<Eye className="i" aria-hidden="true" />}
          title={t('coordinate.publicAsk')}
          actions={
            <>
              <Button
                onClick={() => {
                  setAskPublic(false)
                  void change({ visibility: 'public' })
                }}
              >
                {t('coordinate.publicYes')}
              </Button>
              <Button
                onClick={() => {
                  setAskPublic(false)
                }}
              >
                {t('common.cancel')}
              </Button>
            </>
          }
        >
          {t('coordinate.publicThen')}
        </Banner>
      )}
      {fields.visibility === 'public' && !closed && (
        <OwnerAgreed
          kind={fields.kind}
          ownerDomain={fields.ownerDomain}
          on={fields.ownerAgreed === true}
          onChange={(ownerAgreed) => void change({ ownerAgreed })}
        />
      )}
      <History record={record} />
      {problem !== undefined && <p role="alert">{problem}</p>}
      <Button wide onClick={onClose}>
        {t('common.close')}
      </Button>
    </div>
  )
}
