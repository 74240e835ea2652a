import { kindName } from '../field/taxonomy.ts'
import type { UnusedRow } from '../inventory/publication.ts'
import { html, type Html } from './html.ts'
import type { Say } from './say.ts'

/** What lies unused, by kind and owner: counts for the whole neighbourhood, sizes in their own unit. */
export const unusedTable = (rows: readonly UnusedRow[], say: Say): Html => {
  const { t } = say
  const [what, ...numbers] = t.unusedHead
  return html`<table class="unused">
    <caption class="sr">
      ${t.unusedTitle}
    </caption>
    <thead>
      <tr>
        <th scope="col">${what}</th>
        ${numbers.map((head) => html`<th scope="col" class="n">${head}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        (row) =>
          html`<tr>
            <th scope="row">
              ${kindName(row.kind, say.language)}
              <span class="soft">${say.label('ownerDomain', row.ownerDomain)}</span>
            </th>
            <td class="n">${say.number(row.count)}</td>
            <td class="n">${(row.size !== null && sizeIn(row.size, say)) || t.sizeUnknown}</td>
          </tr>`,
      )}
    </tbody>
  </table>`
}

/** Money that lies unused is no size, and a number is said already. */
export const sizeIn = (
  { value, unit }: { readonly value: number; readonly unit: string },
  { number, label }: Say,
): string => (unit === 'eurCents' || unit === 'count' ? '' : `${number(value)} ${label('sizeUnit', unit)}`)
