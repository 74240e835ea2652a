import type { ReactNode } from 'react'
import { Download } from 'lucide-react'
import css from './file-row.module.css'

/** A file that can be taken away, in a list of them. */
export const FileRow = ({
  start,
  name,
  hint,
  end,
  label,
  disabled = false,
  onSave,
}: {
  readonly start?: ReactNode
  readonly name: string
  readonly hint: string
  /** What stands before the button, such as how much it holds. */
  readonly end?: ReactNode
  /** Of the button, with the name of the file. */
  readonly label: string
  readonly disabled?: boolean
  readonly onSave: () => void
}): ReactNode => (
  <li>
    <div className={`item ${css['file'] ?? ''}`}>
      {start}
      <span className="grow">
        <strong>{name}</strong>
        <span className="small soft">{hint}</span>
      </span>
      {end}
      <button
        type="button"
        className="icon-button boxed"
        disabled={disabled}
        aria-label={label}
        onClick={onSave}
      >
        <Download className="i" aria-hidden="true" />
      </button>
    </div>
  </li>
)
