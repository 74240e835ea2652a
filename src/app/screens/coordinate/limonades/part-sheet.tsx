import { type ReactNode } from 'react'
import * as z from 'zod/mini'
import { codeLabel, codeName } from '#domain/codelists.ts'
import { SightingFields } from '#domain/field/sighting.ts'
import type { Part } from '#domain/inventory/match-parts.ts'
import { useLive, useProject } from '#app/project/project-context.tsx'
import { useLanguage, useText } from '#app/text/text.tsx'
import { Button } from '#app/ui/button.tsx'
import { Sheet } from '#app/ui/sheet.tsx'
import { SightingEdit } from '../arrivals/sighting-edit.tsx'
import type { MixWords } from './words.ts'

/** What a part is: a sighting as the desk shows it, or the facts of a structure or a crew. Never a conversation. */
export const PartSheet = ({
  part,
  words,
  onClose,
}: {
  readonly part: Part | undefined
  readonly words: MixWords
  readonly onClose: () => void
}): ReactNode => (
  <Sheet title={part === undefined ? '' : words.partName(part)} open={part !== undefined} onClose={onClose}>
    {part?.type === 'assetSighting' && <Sighting id={part.id} onClose={onClose} />}
    {(part?.type === 'structure' || part?.type === 'crew') && <Facts part={part} onClose={onClose} />}
  </Sheet>
)

const Sighting = ({ id, onClose }: { readonly id: string; readonly onClose: () => void }): ReactNode => {
  const { store } = useProject()
  const shown = useLive(() => store.recordById(id), [store, id])
  const fields = z.safeParse(SightingFields, shown?.record.fields)
  if (shown === undefined || !fields.success) return null
  return <SightingEdit sighting={{ id, ...shown, fields: fields.data }} onClose={onClose} />
}

const Facts = ({
  part,
  onClose,
}: {
  readonly part: Extract<Part, { readonly type: 'structure' | 'crew' }>
  readonly onClose: () => void
}): ReactNode => {
  const t = useText()
  const [language] = useLanguage()
  const functions = part.type === 'crew' ? [part.function] : part.functions
  return (
    <div className="stack">
      <p>
        {part.type === 'crew'
          ? t('limonade.crewOfResidents')
          : codeName('ownerDomain', part.ownerDomain, language)}{' '}
        · {codeLabel(part.type === 'crew' ? 'crewStatus' : 'structureStatus', part.status, language)}
      </p>
      <p>{functions.map((code) => codeName('vitalFunction', code, language)).join(' · ')}</p>
      <Button wide onClick={onClose}>
        {t('common.close')}
      </Button>
    </div>
  )
}
