import type { ReactNode } from 'react'
import { useText } from '#app/text/text.tsx'
import { groupsOf, type Line } from './line.ts'
import css from './inventory.module.css'
import { Scroll } from './scroll.tsx'

/** The lines of a chart as words and numbers, for who cannot read bars or wants to copy them. */
export const AsTable = ({
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
          {groupsOf(lines).map(({ group, of }) => (
            <tbody key={group ?? ''}>
              {group !== undefined && (
                <tr>
                  <th scope="rowgroup" colSpan={columns.length}>
                    {group}
                  </th>
                </tr>
              )}
              {of.map((line) => (
                <TableRow key={line.key} line={line} columns={columns.length} />
              ))}
            </tbody>
          ))}
        </table>
      </Scroll>
    </details>
  )
}

const TableRow = ({
  line: { name, cells, hidden },
  columns,
}: {
  readonly line: Line
  readonly columns: number
}): ReactNode => (
  <tr>
    <th scope="row">{name}</th>
    {hidden === undefined ? (
      cells.map((cell, at) => (
        <td key={at} className="n">
          {cell}
        </td>
      ))
    ) : (
      <td colSpan={columns - 1}>{hidden}</td>
    )}
  </tr>
)
