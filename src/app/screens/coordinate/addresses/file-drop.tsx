import { useId, useState, type ReactNode } from 'react'
import { FileUp } from 'lucide-react'
import { useText } from '#app/text/text.tsx'
import css from './addresses.module.css'

/** A place for a list of addresses: chosen with the button or dragged onto it. */
export const FileDrop = ({ onFile }: { readonly onFile: (file: File) => void }): ReactNode => {
  const t = useText()
  const id = useId()
  const [over, setOver] = useState(false)
  const take = (files: FileList | null) => {
    const file = files?.[0]
    if (file !== undefined) onFile(file)
  }
  return (
    <div
      className={`${css['drop'] ?? ''} ${over ? (css['over'] ?? '') : ''}`}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => {
        setOver(false)
      }}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        take(event.dataTransfer.files)
      }}
    >
      <input
        id={id}
        className={css['file']}
        type="file"
        accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values,text/plain"
        onChange={(event) => {
          take(event.target.files)
          event.target.value = ''
        }}
      />
      <label className="button" htmlFor={id}>
        <FileUp className="i" aria-hidden="true" />
        {t('fieldwork.chooseFile')}
      </label>
      <p className="small soft">{t('fieldwork.dropHow')}</p>
    </div>
  )
}
