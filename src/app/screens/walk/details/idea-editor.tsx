import { useState, type ReactNode } from 'react'
import { X } from 'lucide-react'
import { codeList, codeName } from '#domain/codelists.ts'
import { assetKind } from '#domain/field/taxonomy.ts'
import type { SightingFields } from '#domain/field/sighting.ts'
import { useLanguage, useText } from '#app/text/text.tsx'
import { Button } from '#app/ui/button.tsx'
import { SelectField, TextField } from '#app/ui/field.tsx'
import type { EditorProps } from './detail-editor.tsx'

type Idea = NonNullable<SightingFields['ideas']>[number]

/** What it could become: a use, and a person's own words. Uses that suit the kind stand first. */
export const IdeaEditor = ({ fields, onSave }: EditorProps): ReactNode => {
  const t = useText()
  const [language] = useLanguage()
  const [use, setUse] = useState('')
  const [text, setText] = useState('')
  const [ideas, setIdeas] = useState<readonly Idea[]>(fields.ideas ?? [])
  const fitting = assetKind(fields.kind)?.suggestedUses ?? []
  const uses = [...new Set([...fitting, ...codeList('use').map(({ code }) => code)])]
  const own = text.trim()
  const isNew = use !== '' || own !== ''
  const full = ideas.length >= most
  return (
    <>
      {ideas.length > 0 && (
        <ul className="list">
          {ideas.map((idea, index) => {
            const words = idea.text ? idea.text : codeName('use', idea.use, language)
            return (
              <li key={`${idea.use}:${words}`}>
                <div className="item">
                  <span className="grow">{words}</span>
                  <button
                    type="button"
                    className="icon-button"
                    aria-label={t('sighting.ideaRemove', { idea: words })}
                    onClick={() => {
                      setIdeas(ideas.filter((_, at) => at !== index))
                    }}
                  >
                    <X className="i" aria-hidden="true" />
                  </button>
                </div>
              </li>
            )
          })}
        </ul>
      )}
      {!full && (
        <>
          <SelectField
            label={t('sighting.ideaUse')}
            value={use}
            onChange={({ target }) => {
              setUse(target.value)
            }}
          >
            <option value="">{t('sighting.ideaUseNone')}</option>
            {uses.map((code) => (
              <option key={code} value={code}>
                {codeName('use', code, language)}
              </option>
            ))}
          </SelectField>
          <TextField
            label={t('sighting.ideaText')}
            hint={t('walk.titleHint')}
            maxLength={200}
            rows={3}
            value={text}
            onChange={({ target }) => {
              setText(target.value)
            }}
          />
        </>
      )}
      <Button
        look="main"
        wide
        onClick={() => {
          const added: readonly Idea[] =
            isNew && !full ? [{ use: use === '' ? 'other' : use, ...(own === '' ? {} : { text: own }) }] : []
          onSave({ ideas: [...ideas, ...added].map(plain) })
        }}
      >
        {t('common.save')}
      </Button>
    </>
  )
}

/** As many as a record may hold. */
const most = 20

/** What a record holds of an idea; its loose type does not say that these are plain values. */
const plain = ({ use, text }: Idea) => ({ use, ...(text ? { text } : {}) })
