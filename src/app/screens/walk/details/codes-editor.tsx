import { useState, type ReactNode } from 'react'
import { codeList, codeName } from '#domain/codelists.ts'
import { exclusively } from '#app/controls/multi-control.tsx'
import { useLanguage, useText } from '#app/text/text.tsx'
import { Button } from '#app/ui/button.tsx'
import { ManyChoiceList } from '#app/ui/choice-list.tsx'
import { detailName, listOf } from './detail.ts'
import type { EditorProps } from './detail-editor.tsx'

/** Several codes of a list, of which one that stands alone takes the others away. */
export const CodesEditor = ({
  fields,
  field,
  onSave,
}: EditorProps & { readonly field: keyof typeof listOf }): ReactNode => {
  const t = useText()
  const [language] = useLanguage()
  const [values, setValues] = useState<readonly string[]>(fields[field] ?? [])
  const list = codeList(listOf[field])
  return (
    <>
      <ManyChoiceList
        legend={t(detailName[field])}
        legendLook="hidden"
        choices={list.map(({ code }) => ({ value: code, label: codeName(listOf[field], code, language) }))}
        values={values}
        onChange={(wished) => {
          setValues(exclusively(list, values, wished))
        }}
      />
      <Button
        look="main"
        wide
        onClick={() => {
          onSave({ [field]: [...values] })
        }}
      >
        {t('common.save')}
      </Button>
    </>
  )
}
