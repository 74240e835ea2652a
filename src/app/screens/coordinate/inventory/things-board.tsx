import { useMemo, useState, type ReactNode } from 'react'
import { codeList } from '#domain/codelists.ts'
import { unusedDegrees } from '#domain/field/sighting.ts'
import { assetGroups, assetKind, kindName } from '#domain/field/taxonomy.ts'
import type { Inventory } from '#domain/inventory/inventory.ts'
import { usePins } from '#app/sighting/use-sightings.ts'
import { useLabel, useLanguage } from '#app/text/text.tsx'
import { SelectField } from '#app/ui/field.tsx'
import { DeskMap } from '../desk-map.tsx'
import { isTold, useCountedThings } from './counted-things.ts'
import { useFollow } from './follow.tsx'
import css from './inventory.module.css'
import { useSay } from './say.ts'
import { ThingsTable } from './things-table.tsx'

/** What lies unused, on the map and counted, by whose it is, what it is and how empty it looks. */
export const ThingsBoard = ({ inventory }: { readonly inventory: Inventory }): ReactNode => {
  const { t, name } = useSay()
  const label = useLabel()
  const [language] = useLanguage()
  const follow = useFollow()
  const things = useCountedThings(inventory.basis.period)
  const [owner, setOwner] = useState('')
  const [group, setGroup] = useState('')
  const [degree, setDegree] = useState('')
  const chosen = useMemo(
    () =>
      (things ?? []).filter(
        ({ fields }) =>
          (owner === '' || fields.ownerDomain === owner) &&
          (group === '' || assetKind(fields.kind)?.group === group) &&
          (degree === '' || fields.unusedDegree === degree),
      ),
    [things, owner, group, degree],
  )
  const open = useMemo(() => chosen.filter(({ fields }) => !isTold(fields)), [chosen])
  const pins = usePins(open)
  if (things?.length === 0)
    return (
      <section className="block section">
        <h2>{t('inventory.ask_unused')}</h2>
        <p className="soft">{t('inventory.nothingYet')}</p>
      </section>
    )
  return (
    <section className="block section">
      <h2>{t('inventory.ask_unused')}</h2>
      <p className="lede">{t('inventory.boardLede')}</p>
      <div className={`no-print ${css['tools'] ?? ''}`}>
        <Choice
          label={t('inventory.owner')}
          value={owner}
          onChange={setOwner}
          options={codeList('ownerDomain').map(({ code }) => [code, name('ownerDomain', code)])}
        />
        <Choice
          label={t('inventory.sort')}
          value={group}
          onChange={setGroup}
          options={assetGroups.map((one) => [one.code, label(one)])}
        />
        <Choice
          label={t('inventory.howEmpty')}
          value={degree}
          onChange={setDegree}
          options={unusedDegrees.map((code) => [code, name('unusedDegree', code)])}
        />
      </div>
      <div className="no-print">
        <DeskMap
          pins={pins}
          className={css['map']}
          onPinTap={(id) => {
            const thing = open.find((one) => one.id === id)
            if (thing === undefined) return
            const { title, kind } = thing.fields
            follow({
              title: title || kindName(kind, language),
              refs: [{ type: 'assetSighting', id }],
              told: false,
              alone: true,
            })
          }}
        />
      </div>
      <p className={`small soft ${css['below'] ?? ''}`} role="status">
        {t('inventory.onMap', { count: pins.length })}{' '}
        {chosen.length > pins.length && t('inventory.offMap', { count: chosen.length - pins.length })}
      </p>
      <ThingsTable things={chosen} by={group === '' ? 'group' : 'kind'} />
    </section>
  )
}

const Choice = ({
  label,
  value,
  options,
  onChange,
}: {
  readonly label: string
  readonly value: string
  readonly options: readonly (readonly [code: string, name: string])[]
  readonly onChange: (code: string) => void
}): ReactNode => {
  const { t } = useSay()
  return (
    <SelectField
      label={label}
      value={value}
      onChange={(event) => {
        onChange(event.target.value)
      }}
    >
      <option value="">{t('inventory.all')}</option>
      {options.map(([code, named]) => (
        <option key={code} value={code}>
          {named}
        </option>
      ))}
    </SelectField>
  )
}
