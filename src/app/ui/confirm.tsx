import type { ReactNode } from 'react'
import { Button } from './button.tsx'
import { Sheet } from './sheet.tsx'

/** Asks once more before something that cannot be undone. The safe way out comes last, nearest to the thumb. */
export const Confirm = ({
  open,
  title,
  children,
  yes,
  no,
  look = 'problem',
  onYes,
  onNo,
}: {
  readonly open: boolean
  readonly title: string
  readonly children?: ReactNode
  readonly yes: string
  readonly no: string
  readonly look?: 'main' | 'problem'
  readonly onYes: () => void
  readonly onNo: () => void
}): ReactNode => (
  <Sheet title={title} open={open} onClose={onNo}>
    <div className="stack">
      {children}
      <div className="buttons">
        <Button look={look} onClick={onYes}>
          {yes}
        </Button>
        <Button onClick={onNo}>{no}</Button>
      </div>
    </div>
  </Sheet>
)
