import type { ReactNode } from 'react'
import { EyeOff, Lock } from 'lucide-react'
import { useText } from '#app/text/text.tsx'
import css from './inventory.module.css'
import { Scroll } from './scroll.tsx'

/** One line of a chart: words, a mark, a figure. */
export interface Line {
  readonly key: string
  readonly name: string
  /** Small, below the name. */
  readonly about?: string | undefined
  /** Dashed, for what is uncertain. */
  readonly tag?: string | undefined
  readonly mark?: ReactNode
  readonly figure?: ReactNode
  readonly rests?: string | undefined
  /** In the place of mark and figure: why there is none. */
  readonly hidden?: string | undefined
  readonly locked?: boolean | undefined
  readonly onOpen?: (() => void) | undefined
  /** The same as words and numbers, a cell for each column of the table. */
  readonly cells: readonly string[]
}

/** A block with a question, its lines, and the same lines as a table. */
export const Block = ({
  title,
  lede,
  lines,
  columns,
  axis,
  children,
  wide = false,
}: {
  readonly title: string
  readonly lede?: ReactNode
  readonly lines: readonly Line[]
  /** The heads of the table; the first stands above the names. */
  readonly columns: readonly string[]
  readonly axis?: ReactNode
  /** A key, between the lede and the lines. */
  readonly children?: ReactNode
  /** Long figures. */
  readonly wide?: boolean
}): ReactNode => {
  const t = useText()
  return (
    <section className={`block section ${css['block'] ?? ''}`}>
      <h2>{title}</h2>
      {lede !== undefined && <p className="lede">{lede}</p>}
      {children}
      {lines.length === 0 ? (
        <p className="soft">{t('inventory.nothingYet')}</p>
      ) : (
        <>
          <div className={`chart ${css[wide ? 'wide' : 'chart'] ?? ''}`}>
            {axis}
            {lines.map((line) => (
              <ChartLine key={line.key} line={line} />
            ))}
          </div>
          <AsTable caption={title} columns={columns} lines={lines} />
        </>
      )}
    </section>
  )
}

const ChartLine = ({ line }: { readonly line: Line }): ReactNode => (
  <div className="r">
    <span className="name">
      {line.onOpen === undefined ? (
        line.name
      ) : (
        <button type="button" className={css['open']} onClick={line.onOpen}>
          {line.name}
        </button>
      )}
      {line.about !== undefined && <span className={`tiny soft ${css['about'] ?? ''}`}>{line.about}</span>}
      {line.tag !== undefined && <span className="tag rough">{line.tag}</span>}
    </span>
    {line.hidden === undefined ? (
      <>
        <span className="mark-cell">{line.mark}</span>
        <span className="fig num">
          {line.figure}
          {line.rests !== undefined && <span className={`rests ${css['about'] ?? ''}`}>{line.rests}</span>}
        </span>
      </>
    ) : (
      <span className="mark-cell hidden-cell">
        {line.locked === true ? (
          <Lock className="i i-s" aria-hidden="true" />
        ) : (
          <EyeOff className="i i-s" aria-hidden="true" />
        )}
        {line.hidden}
      </span>
    )}
  </div>
)

const AsTable = ({
  caption,
  columns,
  lines,
}: {
  readonly caption: string
  readonly columns: readonly string[]
  readonly lines: readonly Line[]
}): ReactNode => {
  const t = useText()
  return (
    <details className={css['fold']}>
      <summary>{t('inventory.asTable')}</summary>
      <Scroll label={caption}>
        <table className="table">
          <caption className="sr">{caption}</caption>
          <thead>
            <tr>
              {columns.map((column, at) => (
                <th key={column} scope="col" className={at === 0 ? undefined : 'n'}>
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map(({ key, name, cells, hidden }) => (
              <tr key={key}>
                <th scope="row">{name}</th>
                {hidden === undefined ? (
                  cells.map((cell, at) => (
                    <td key={at} className="n">
                      {cell}
                    </td>
                  ))
                ) : (
                  <td colSpan={columns.length - 1}>{hidden}</td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </details>
  )
}
