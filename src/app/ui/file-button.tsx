import { useId, type ReactNode } from 'react'
import { FileUp } from 'lucide-react'
import css from './file-button.module.css'

interface FileButtonProps {
  readonly label: string
  /** Kinds of files, as an input names them. */
  readonly accept: string
  readonly onFile: (file: File) => void
}

/** Chooses one file. The same file can be chosen again. */
export const FileButton = ({ label, accept, onFile }: FileButtonProps): ReactNode => {
  const id = useId()
  return (
    <>
      <input
        id={id}
        className={css['file']}
        type="file"
        accept={accept}
        onChange={({ target }) => {
          const file = target.files?.[0]
          target.value = ''
          if (file !== undefined) onFile(file)
        }}
      />
      <label className="button" htmlFor={id}>
        <FileUp className="i" aria-hidden="true" />
        {label}
      </label>
    </>
  )
}
