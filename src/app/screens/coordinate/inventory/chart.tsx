import type { ReactNode } from 'react'
import { EyeOff } from 'lucide-react'
import { useText } from '#app/text/text.tsx'
import { AsTable } from './as-table.tsx'
import css from './inventory.module.css'
import { foldHidden, groupsOf, type Line, tagOfAll } from './line.ts'

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
  /** Between the lede and the lines. */
  readonly children?: ReactNode
  /** Long figures. */
  readonly wide?: boolean
}): ReactNode => {
  const t = useText()
  const tag = tagOfAll(lines)
  return (
    <section className="block section">
      <h2>{title}</h2>
      {lede !== undefined && <p className="lede">{lede}</p>}
      {children}
      {lines.length === 0 ? (
        <p className="soft">{t('inventory.nothingYet')}</p>
      ) : (
        <>
          {tag !== undefined && (
            <p className={css['allTagged']}>
              <span className="tag rough">{t('inventory.allLines', { tag })}</span>
            </p>
          )}
          <div className={`chart ${css['chart'] ?? ''} ${wide ? (css['wide'] ?? '') : ''}`}>
            {lines.some(({ hidden }) => hidden === undefined) && axis}
            {groupsOf(lines).map(({ group, of }) => (
              <Lines key={group ?? ''} group={group} lines={of} isTagSaid={tag !== undefined} />
            ))}
          </div>
          <AsTable caption={title} columns={columns} lines={lines} />
        </>
      )}
    </section>
  )
}

const Lines = ({
  group,
  lines,
  isTagSaid,
}: {
  readonly group: string | undefined
  readonly lines: readonly Line[]
  readonly isTagSaid: boolean
}): ReactNode => {
  const { shown, folded } = foldHidden(lines)
  return (
    <>
      {group !== undefined && <h3 className={css['group']}>{group}</h3>}
      {shown.map((line) => (
        <ChartLine key={line.key} line={isTagSaid ? { ...line, tag: undefined } : line} />
      ))}
      {folded.map(({ why, of }) => (
        <Folded key={why} why={why} lines={of} />
      ))}
    </>
  )
}

const ChartLine = ({ line }: { readonly line: Line }): ReactNode => (
  <div className="r">
    <span className="name">
      <Name line={line} />
      {line.about !== undefined && <span className={`tiny soft ${css['about'] ?? ''}`}>{line.about}</span>}
      {line.tag !== undefined && <span className={`tag rough ${css['tag'] ?? ''}`}>{line.tag}</span>}
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
        <EyeOff className="i i-s" aria-hidden="true" />
        {line.hidden}
      </span>
    )}
  </div>
)

const Name = ({ line: { name, onOpen } }: { readonly line: Line }): ReactNode =>
  onOpen === undefined ? (
    name
  ) : (
    <button type="button" className={css['open']} onClick={onOpen}>
      <span>{name}</span>
    </button>
  )

/** Many lines without a figure say once why; each can still be opened. */
const Folded = ({ why, lines }: { readonly why: string; readonly lines: readonly Line[] }): ReactNode => {
  const t = useText()
  return (
    <details className={css['folded']}>
      <summary>
        <EyeOff className="i i-s" aria-hidden="true" />
        <span className={css['more']}>{t('inventory.moreHidden', { count: lines.length })}</span> {why}
      </summary>
      <ul className={css['names']}>
        {lines.map((line) => (
          <li key={line.key}>
            <Name line={line} />
          </li>
        ))}
      </ul>
    </details>
  )
}
