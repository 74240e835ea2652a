import type { ReactNode } from 'react'
import { assetGroups, assetKind, kindName } from '#domain/field/taxonomy.ts'
import { thingTable, type ThingTableCell } from '#domain/inventory/thing-table.ts'
import type { KnownSighting } from '#app/sighting/use-sightings.ts'
import { useLabel, useLanguage } from '#app/text/text.tsx'
import { isTold } from './counted-things.ts'
import { useFollow } from './follow.tsx'
import css from './inventory.module.css'
import { Scroll } from './scroll.tsx'
import { useSay } from './say.ts'

/** Sorts against owners, counted; a row opens its sightings. */
export const ThingsTable = ({
  things,
  by,
}: {
  readonly things: readonly KnownSighting[]
  readonly by: 'group' | 'kind'
}): ReactNode => {
  const { t, name, number } = useSay()
  const label = useLabel()
  const [language] = useLanguage()
  const follow = useFollow()
  const { owners, rows } = thingTable(
    things.map(({ fields }) => fields),
    by,
  )
  if (rows.length === 0) return <p className="soft">{t('inventory.nothingYet')}</p>
  const title = t('inventory.boardTable')
  const nameOf = (code: string) => {
    const group = assetGroups.find((one) => one.code === code)
    return by === 'group' && group !== undefined ? label(group) : kindName(code, language)
  }
  const words = ({ confirmed, tips }: ThingTableCell) =>
    tips > 0 ? `${number(confirmed)} + ${number(tips)}` : confirmed > 0 ? number(confirmed) : '–'
  return (
    <>
      <Scroll label={title}>
        <table className="table">
          <caption className="sr">{title}</caption>
          <thead>
            <tr>
              <th scope="col">{t('inventory.what')}</th>
              {owners.map((owner) => (
                <th key={owner} scope="col" className="n">
                  {name('ownerDomain', owner)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ code, cells }) => (
              <tr key={code}>
                <th scope="row">
                  <button
                    type="button"
                    className={css['open']}
                    onClick={() => {
                      const of = things.filter(
                        ({ fields }) =>
                          (by === 'kind' ? fields.kind : assetKind(fields.kind)?.group) === code,
                      )
                      const refs = of.flatMap(({ id, fields }) =>
                        isTold(fields) ? [] : [{ type: 'assetSighting', id } as const],
                      )
                      follow({ title: nameOf(code), refs, told: refs.length < of.length })
                    }}
                  >
                    {nameOf(code)}
                  </button>
                </th>
                {cells.map((cell, at) => (
                  <td key={owners[at]} className="n">
                    {words(cell)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      <p className={`small soft ${css['below'] ?? ''}`}>{t('inventory.boardKey')}</p>
    </>
  )
}
