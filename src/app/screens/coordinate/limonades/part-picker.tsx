import { useState, type ReactNode } from 'react'
import { X } from 'lucide-react'
import { codeName } from '#domain/codelists.ts'
import { assetKind } from '#domain/field/taxonomy.ts'
import type { Part } from '#domain/inventory/match-parts.ts'
import type { PartRef } from '#domain/inventory/match.ts'
import { useLanguage, useText } from '#app/text/text.tsx'
import { Button } from '#app/ui/button.tsx'
import { Field } from '#app/ui/field.tsx'
import { Item } from '#app/ui/item.tsx'
import { PartIcon, type PartName } from './part-icon.tsx'
import type { LimonadesHere } from './use-limonades.ts'
import { useMixWords } from './words.ts'

const mostFound = 8

/** Parts of one sort: what was taken, and a field to find more. */
export const PartPicker = ({
  name,
  here,
  refs,
  onChange,
}: {
  readonly name: PartName
  readonly here: LimonadesHere
  readonly refs: readonly PartRef[]
  readonly onChange: (refs: readonly PartRef[]) => void
}): ReactNode => {
  const t = useText()
  const [language] = useLanguage()
  const words = useMixWords({ willing: here.willing, kMin: here.rules.kMin })
  const [sought, setSought] = useState('')
  const taken = new Set(refs.map(({ id }) => id))
  const choices: readonly Choice[] = [
    ...here.parts
      .filter((part) => mayBe(name, part) || taken.has(part.id))
      .map((part) => {
        const [told] = words.partsInWords([part])
        return {
          key: part.id,
          refs: [{ type: part.type, id: part.id }],
          name: told?.name ?? '',
          about: told?.about ?? '',
        }
      }),
    ...(name === 'syrup' ? [...here.offers] : []).map(([skill, ids]): Choice => ({
      key: skill,
      refs: ids.map((id) => ({ type: 'talentOffer', id })),
      name: codeName('skill', skill, language),
      about: t('limonade.residents'),
    })),
  ]
  const isTaken = (choice: Choice) => choice.refs.some(({ id }) => taken.has(id))
  const found = choices.filter(
    (choice) =>
      !isTaken(choice) &&
      `${choice.name} ${choice.about}`.toLocaleLowerCase().includes(sought.trim().toLocaleLowerCase()),
  )
  return (
    <section className="block">
      <h2 className="row">
        <PartIcon part={name} />
        {t(`limonade.sort_${name}`)}
      </h2>
      <p className="lede">{t(`limonade.none_${name}`)}</p>
      <ul className="list">
        {choices.filter(isTaken).map((choice) => (
          <Item
            key={choice.key}
            title={choice.name}
            hint={choice.about}
            end={
              <Button
                small
                aria-label={t('limonade.leaveOut', { name: choice.name })}
                onClick={() => {
                  const ids = new Set(choice.refs.map(({ id }) => id))
                  onChange(refs.filter(({ id }) => !ids.has(id)))
                }}
              >
                <X className="i i-s" aria-hidden="true" />
              </Button>
            }
          />
        ))}
      </ul>
      <Field
        label={t(`limonade.seek_${name}`)}
        hint={t('limonade.seekHint')}
        value={sought}
        onChange={(event) => {
          setSought(event.target.value)
        }}
      />
      {sought.trim() !== '' && (
        <ul className="list" aria-label={t('limonade.found')}>
          {found.slice(0, mostFound).map((choice) => (
            <Item
              key={choice.key}
              title={choice.name}
              hint={choice.about}
              onClick={() => {
                onChange([...refs, ...choice.refs])
                setSought('')
              }}
            />
          ))}
          {found.length === 0 && <Item title={t('limonade.noneFound')} />}
        </ul>
      )}
    </section>
  )
}

/** Of what was found the kind says it; structures carry, and crews give or carry. */
const mayBe = (name: PartName, part: Part): boolean => {
  switch (part.type) {
    case 'assetSighting':
      return assetKind(part.kind)?.maySupply.includes(name) === true
    case 'structure':
      return name === 'jug'
    case 'crew':
      return name !== 'water'
    case 'talentOffer':
      return name === 'syrup'
  }
}

interface Choice {
  readonly key: string
  readonly refs: readonly PartRef[]
  readonly name: string
  readonly about: string
}
