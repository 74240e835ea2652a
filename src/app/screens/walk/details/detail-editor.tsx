import { useId, type ReactNode } from 'react'
import { codeList, codeName } from '#domain/codelists.ts'
import type { SightingFields } from '#domain/field/sighting.ts'
import type { Json } from '#domain/sync/operation.ts'
import { type TextKey, useLanguage, useText } from '#app/text/text.tsx'
import { Ask } from '../questions.tsx'
import { TapList } from '../tap-list.tsx'
import { BagEditor } from './bag-editor.tsx'
import { CodesEditor } from './codes-editor.tsx'
import { type Detail, detailName } from './detail.ts'
import { HoursEditor } from './hours-editor.tsx'
import { IdeaEditor } from './idea-editor.tsx'
import { SinceEditor } from './since-editor.tsx'
import { SizeEditor } from './size-editor.tsx'
import { WordsEditor } from './words-editor.tsx'

/** What every editor of a detail is given: what is known, and where a change goes. */
export interface EditorProps {
  readonly fields: SightingFields
  readonly onSave: (set: Readonly<Record<string, Json>>) => void
}

/** Asks for one detail of a sighting. */
export const DetailEditor = (props: EditorProps & { readonly detail: Detail }): ReactNode => {
  const { detail, fields, onSave } = props
  const t = useText()
  const id = useId()
  return (
    <>
      <Ask id={id}>{t(ask[detail] ?? detailName[detail])}</Ask>
      {detail === 'idea' && <IdeaEditor {...props} />}
      {detail === 'size' && <SizeEditor {...props} />}
      {detail === 'hours' && <HoursEditor {...props} />}
      {detail === 'since' && <SinceEditor {...props} />}
      {detail === 'words' && <WordsEditor {...props} />}
      {detail === 'bagId' && <BagEditor {...props} />}
      {(detail === 'access' || detail === 'unusedEvidence' || detail === 'obstacles') && (
        <CodesEditor {...props} field={detail} />
      )}
      {(detail === 'condition' || detail === 'ownershipEvidence') && (
        <OneCode
          labelledBy={id}
          list={detail}
          chosen={fields[detail] ?? null}
          onAnswer={(code) => {
            onSave({ [detail]: code })
          }}
        />
      )}
    </>
  )
}

const OneCode = ({
  labelledBy,
  list,
  chosen,
  onAnswer,
}: {
  readonly labelledBy: string
  readonly list: string
  readonly chosen: string | null
  readonly onAnswer: (code: string) => void
}): ReactNode => {
  const [language] = useLanguage()
  return (
    <TapList
      labelledBy={labelledBy}
      chosen={chosen}
      onTap={onAnswer}
      taps={codeList(list).map(({ code }) => ({ value: code, label: codeName(list, code, language) }))}
    />
  )
}

const ask: Readonly<Partial<Record<Detail, TextKey>>> = {
  idea: 'sighting.askIdea',
  size: 'sighting.askSize',
  hours: 'sighting.askHours',
  since: 'sighting.askSince',
  condition: 'sighting.askCondition',
  access: 'sighting.askAccess',
  unusedEvidence: 'sighting.askEvidence',
  obstacles: 'sighting.askObstacles',
  ownershipEvidence: 'sighting.askOwnership',
  words: 'sighting.askWords',
}
