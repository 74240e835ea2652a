import { useState, type ReactNode } from 'react'
import { useProject } from '#app/project/project-context.tsx'
import { useText } from '#app/text/text.tsx'
import { Button } from '#app/ui/button.tsx'
import { Field } from '#app/ui/field.tsx'
import { Item } from '#app/ui/item.tsx'
import { Sheet } from '#app/ui/sheet.tsx'
import { notSaved } from '../not-saved.ts'
import type { Area } from '../use-areas.ts'
import type { FieldAddress } from '#app/store/fieldwork.ts'

/** The areas with their number of addresses; each can have another name, and one without addresses can go. */
export const AreasSection = ({
  areas,
  addresses,
}: {
  readonly areas: readonly Area[]
  readonly addresses: readonly FieldAddress[]
}): ReactNode => {
  const t = useText()
  const { store } = useProject()
  const [open, setOpen] = useState<Area | 'new'>()
  const [problem, setProblem] = useState<string>()
  const counts = Map.groupBy(addresses, ({ areaId }) => areaId)
  const remove = async (area: Area) => {
    const saved = await store.takeBack(area.id)
    setProblem(saved.ok ? undefined : notSaved(saved.reason, t))
  }
  return (
    <section className="block">
      <h2>{t('fieldwork.areas')}</h2>
      <p className="lede">{t('fieldwork.areasLede')}</p>
      {problem !== undefined && <p role="alert">{problem}</p>}
      <ul className="list">
        {areas.map((area) => {
          const count = counts.get(area.id)?.length ?? 0
          return (
            <Item
              key={area.id}
              title={area.name}
              hint={t('fieldwork.addresses', { count })}
              end={
                <span className="row">
                  <Button
                    small
                    onClick={() => {
                      setOpen(area)
                    }}
                  >
                    {t('fieldwork.rename')}
                  </Button>
                  {count === 0 && (
                    <Button small onClick={() => void remove(area)}>
                      {t('fieldwork.remove')}
                    </Button>
                  )}
                </span>
              }
            />
          )
        })}
      </ul>
      <p>
        <Button
          small
          onClick={() => {
            setOpen('new')
          }}
        >
          {t('fieldwork.addArea')}
        </Button>
      </p>
      <Sheet
        title={open === 'new' ? t('fieldwork.addArea') : t('fieldwork.rename')}
        open={open !== undefined}
        onClose={() => {
          setOpen(undefined)
        }}
      >
        {open !== undefined && (
          <AreaName
            area={open}
            onDone={() => {
              setOpen(undefined)
            }}
          />
        )}
      </Sheet>
    </section>
  )
}

const AreaName = ({
  area,
  onDone,
}: {
  readonly area: Area | 'new'
  readonly onDone: () => void
}): ReactNode => {
  const t = useText()
  const { store } = useProject()
  const [name, setName] = useState(area === 'new' ? '' : area.name)
  const [wrong, setWrong] = useState<string>()
  const save = async () => {
    const trimmed = name.trim()
    if (trimmed === '') return setWrong(t('fieldwork.areaNameWrong'))
    const seen = area === 'new' ? undefined : await store.recordById(area.id)
    const saved =
      seen === undefined
        ? await store.create('area', { name: trimmed })
        : await store.edit(seen.record, { set: { name: trimmed } })
    if (saved.ok) onDone()
    else setWrong(notSaved(saved.reason, t))
  }
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <Field
        label={t('fieldwork.areaName')}
        hint={t('fieldwork.areaNameHint')}
        value={name}
        maxLength={80}
        wrong={wrong}
        onChange={(event) => {
          setName(event.target.value)
        }}
      />
      <Button look="main" type="submit" wide>
        {t('common.save')}
      </Button>
    </form>
  )
}
