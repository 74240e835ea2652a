import { useState, type ReactNode } from 'react'
import { useText } from '#app/text/text.tsx'
import { Button } from '#app/ui/button.tsx'
import { Field, TextField } from '#app/ui/field.tsx'
import type { EditorProps } from './detail-editor.tsx'

/** A short name and a note: about the thing, not about people. */
export const WordsEditor = ({ fields, onSave }: EditorProps): ReactNode => {
  const t = useText()
  const [title, setTitle] = useState(fields.title ?? '')
  const [note, setNote] = useState(fields.note ?? '')
  return (
    <>
      <Field
        label={t('sighting.title')}
        hint={t('walk.titleHint')}
        maxLength={80}
        value={title}
        onChange={({ target }) => {
          setTitle(target.value)
        }}
      />
      <TextField
        label={t('sighting.note')}
        maxLength={300}
        rows={4}
        value={note}
        onChange={({ target }) => {
          setNote(target.value)
        }}
      />
      <Button
        look="main"
        wide
        onClick={() => {
          onSave({ ...changed('title', fields.title, title), ...changed('note', fields.note, note) })
        }}
      >
        {t('common.save')}
      </Button>
    </>
  )
}

/** Only what became different: the other one may have been changed by somebody else meanwhile. */
const changed = (field: string, before: string | null | undefined, after: string) =>
  (before ?? '') === after.trim() ? {} : { [field]: after.trim() === '' ? null : after.trim() }
