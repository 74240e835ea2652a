import { useId, useState, type ReactNode } from 'react'
import type { SightingFields } from '#domain/field/sighting.ts'
import { assetKind, isCoordinatorOnlyKind } from '#domain/field/taxonomy.ts'
import { useText } from '#app/text/text.tsx'
import { Ask, DegreeQuestion, GroupQuestion, KindQuestion, OwnerQuestion } from '../questions.tsx'
import type { Detail } from './detail.ts'
import { DetailEditor, type EditorProps } from './detail-editor.tsx'
import { PlaceEditor } from './place-editor.tsx'

/** What of a saved sighting is being put right or filled in. */
export type Amending = 'kind' | 'owner' | 'degree' | 'place' | Detail

/** Asks again for one thing of a saved sighting. */
export const AmendStep = ({
  amending,
  fields,
  onSave,
}: EditorProps & { readonly amending: Amending }): ReactNode => {
  const t = useText()
  const id = useId()
  switch (amending) {
    case 'kind':
      return <KindSteps fields={fields} onSave={onSave} />
    case 'owner':
      return (
        <OwnerQuestion
          kind={fields.kind}
          chosen={fields.ownerDomain}
          onAnswer={(ownerDomain) => {
            onSave({ ownerDomain })
          }}
        />
      )
    case 'degree':
      return (
        <DegreeQuestion
          chosen={fields.unusedDegree}
          onAnswer={(unusedDegree) => {
            onSave({ unusedDegree })
          }}
        />
      )
    case 'place':
      return (
        <>
          <Ask id={id}>{t('sighting.askPlace')}</Ask>
          {fields.place !== undefined && (
            <PlaceEditor
              place={fields.place}
              onSave={({ lat, lon, accuracyM }) => {
                onSave({ place: { lat, lon, accuracyM } })
              }}
            />
          )}
        </>
      )
    default:
      return <DetailEditor detail={amending} fields={fields} onSave={onSave} />
  }
}

/** The group first, then its kinds. */
const KindSteps = ({ fields, onSave }: EditorProps): ReactNode => {
  const [group, setGroup] = useState<string | null>(null)
  return group === null ? (
    <GroupQuestion chosen={assetKind(fields.kind)?.group ?? null} onAnswer={setGroup} />
  ) : (
    <KindQuestion
      group={group}
      chosen={fields.kind}
      onAnswer={(kind) => {
        onSave({ kind, ...narrowed(kind), ...sizeFor(kind, fields.size) })
      }}
    />
  )
}

/** A kind that is not for everybody's map takes the sighting off it. */
const narrowed = (kind: string): { readonly visibility?: 'coordinator' } =>
  isCoordinatorOnlyKind(kind) || assetKind(kind)?.defaultVisibility === 'coordinator'
    ? { visibility: 'coordinator' }
    : {}

/** A size in a unit that the new kind does not have says nothing any more. */
const sizeFor = (kind: string, size: SightingFields['size']): { readonly size?: null } =>
  size && assetKind(kind)?.sizes.every(({ unit }) => unit !== size.unit) === true ? { size: null } : {}
