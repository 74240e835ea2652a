import { useEffect, useState, type ReactNode } from 'react'
import { TriangleAlert } from 'lucide-react'
import { importFields, type Mapping } from '#domain/field/address-import.ts'
import type { ListWindow, ReadList } from '#domain/field/address-list.ts'
import { useFormats, useText } from '#app/text/text.tsx'
import { Button } from '#app/ui/button.tsx'
import { Segments } from '#app/ui/segments.tsx'
import type { AddressList } from './address-list.ts'
import css from './addresses.module.css'

const rowsAtOnce = 25

/** A window on the rows of a list, with what is wrong in each. */
export const ImportPreview = ({
  list,
  read,
  mapping,
}: {
  readonly list: AddressList
  readonly read: ReadList
  readonly mapping: Mapping
}): ReactNode => {
  const t = useText()
  const { number } = useFormats()
  const [only, setOnly] = useState<'all' | 'wrong'>(read.bad > 0 ? 'wrong' : 'all')
  const [from, setFrom] = useState(0)
  const [shown, setShown] = useState<ListWindow>()
  useEffect(() => {
    let current = true
    const show = (rows: ListWindow | undefined) => {
      if (current) setShown(rows)
    }
    void list.ask('look', { from, count: rowsAtOnce, only }).then(show, () => {
      show(undefined)
    })
    return () => {
      current = false
    }
  }, [list, from, only])
  const columns = importFields.filter((field) => mapping[field] !== undefined)
  if (shown === undefined) return null
  const last = Math.min(shown.of, from + rowsAtOnce)
  return (
    <section className={css['preview']} aria-labelledby="preview-title">
      <h3 id="preview-title">{t('fieldwork.preview')}</h3>
      {read.bad > 0 && (
        <Segments
          legend={t('fieldwork.whichRows')}
          value={only}
          choices={[
            { value: 'wrong', label: t('fieldwork.onlyWrong', { count: read.bad }) },
            { value: 'all', label: t('fieldwork.allRows') },
          ]}
          onChange={(value) => {
            setOnly(value)
            setFrom(0)
          }}
        />
      )}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keyboard */}
      <div className={css['scroll']} role="region" aria-label={t('fieldwork.preview')} tabIndex={0}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col" className="n">
                {t('fieldwork.row')}
              </th>
              {read.bad > 0 && <th scope="col">{t('fieldwork.whatIsWrong')}</th>}
              {columns.map((field) => (
                <th key={field} scope="col">
                  {t(`fieldwork.column_${field}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.rows.map(({ row, cells, problems }) => (
              <tr key={row}>
                <td className="n">{number(row)}</td>
                {read.bad > 0 && (
                  <td className={css['problems']}>
                    {problems.map(({ field, problem }) => (
                      <div key={`${field} ${problem}`}>
                        {t(`fieldwork.column_${field}`)}: {t(`fieldwork.problem_${problem}`)}
                      </div>
                    ))}
                  </td>
                )}
                {columns.map((field) => (
                  <Cell
                    key={field}
                    text={cells[field]}
                    wrong={problems.some((each) => each.field === field)}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className="row">
        <Button
          small
          disabled={from === 0}
          onClick={() => {
            setFrom(Math.max(0, from - rowsAtOnce))
          }}
        >
          {t('fieldwork.previous')}
        </Button>
        <span className="small num" aria-live="polite">
          {t('fieldwork.rowsOf', { from: number(from + 1), to: number(last), of: number(shown.of) })}
        </span>
        <Button
          small
          disabled={last >= shown.of}
          onClick={() => {
            setFrom(from + rowsAtOnce)
          }}
        >
          {t('fieldwork.next')}
        </Button>
      </div>
    </section>
  )
}

const Cell = ({
  text = '',
  wrong,
}: {
  readonly text?: string | undefined
  readonly wrong: boolean
}): ReactNode => (
  <td className={wrong ? css['wrong'] : undefined}>
    {wrong && <TriangleAlert className="i i-s" aria-hidden="true" />} {text === '' && wrong ? '–' : text}
  </td>
)
