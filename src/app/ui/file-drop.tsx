import { useState, type ComponentProps, type ReactNode } from 'react'
import { FileButton } from './file-button.tsx'
import css from './file-button.module.css'

/** A place for one file: chosen with the button or dragged onto it. */
export const FileDrop = ({
  hint,
  ...button
}: ComponentProps<typeof FileButton> & { readonly hint: string }): ReactNode => {
  const [over, setOver] = useState(false)
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
        const file = event.dataTransfer.files[0]
        if (file !== undefined) button.onFile(file)
      }}
    >
      <FileButton {...button} />
      <p className="small soft">{hint}</p>
    </div>
  )
}
