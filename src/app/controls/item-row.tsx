import type { ReactNode } from 'react'
import { Pencil, Trash2 } from 'lucide-react'
import { useText } from '#app/text/text.tsx'
import css from './controls.module.css'

/** One item of a repeat: a tap opens it, the bin takes it away. */
export const ItemRow = ({
  title,
  said,
  unfinished = false,
  onOpen,
  onRemove,
}: {
  readonly title: string
  readonly said?: string | undefined
  /** It was left before all that is needed was filled in. */
  readonly unfinished?: boolean
  readonly onOpen: () => void
  readonly onRemove?: (() => void) | undefined
}): ReactNode => {
  const t = useText()
  return (
    <li className={css['itemRow']}>
      <button type="button" className="item" onClick={onOpen}>
        <span className="grow">
          <strong>{title}</strong>
          {said !== undefined && <span className="small soft">{said}</span>}
          {unfinished && <span className="small soft">{t('interview.itemUnfinished')}</span>}
        </span>
        <Pencil className="i i-s" aria-hidden="true" />
      </button>
      {onRemove !== undefined && (
        <button
          type="button"
          className="icon-button"
          aria-label={t('interview.removeItem', { item: title })}
          onClick={onRemove}
        >
          <Trash2 className="i i-s" aria-hidden="true" />
        </button>
      )}
    </li>
  )
}
