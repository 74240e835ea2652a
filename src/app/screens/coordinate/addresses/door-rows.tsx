import { useState, type ReactNode } from 'react'
import { useProject } from '#app/project/project-context.tsx'
import type { Deed } from '#app/store/many.ts'
import { useText } from '#app/text/text.tsx'
import { Button } from '#app/ui/button.tsx'
import { Confirm } from '#app/ui/confirm.tsx'
import { SelectField } from '#app/ui/field.tsx'
import { notSaved } from '../not-saved.ts'
import type { Area } from '../use-areas.ts'
import type { FieldAddress } from '#app/store/fieldwork.ts'
import css from './addresses.module.css'

/** The doors of one street: nobody knocks here, to another area, away. */
export const DoorRows = ({
  street,
  doors,
  areas,
}: {
  readonly street: string
  readonly doors: readonly FieldAddress[]
  readonly areas: readonly Area[]
}): ReactNode => {
  const t = useText()
  const { store } = useProject()
  const [leaving, setLeaving] = useState<FieldAddress>()
  const [problem, setProblem] = useState<string>()
  const change = async (deeds: readonly Deed[]) => {
    const saved = await store.changeMany(deeds)
    setProblem(saved.ok ? undefined : notSaved(saved.reason, t))
  }
  const move = (which: readonly FieldAddress[], areaId: string) =>
    change(
      which
        .filter((door) => door.areaId !== areaId)
        .map(({ record }): Deed => [{ kind: 'edit', seen: record, set: { areaId } }]),
    )
  const areaOf = new Map(areas.map(({ id, name }) => [id, name]))
  return (
    <div className={css['doors']}>
      {problem !== undefined && <p role="alert">{problem}</p>}
      {areas.length > 1 && (
        <div className={css['narrow']}>
          <SelectField
            label={t('fieldwork.moveStreet', { street })}
            hint={t('fieldwork.moveHint')}
            value=""
            onChange={(event) => {
              if (event.target.value !== '') void move(doors, event.target.value)
            }}
          >
            <option value="">{t('fieldwork.choose')}</option>
            {areas.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </SelectField>
        </div>
      )}
      <ul className="list">
        {doors.map((door) => (
          <li key={door.id} className={css['door']}>
            <span>
              <strong className="num">{door.houseNumber}</strong>{' '}
              <span className="small soft">
                {areaOf.get(door.areaId ?? '') ?? t('fieldwork.noArea')}
                {door.doNotVisit && ` · ${t('street.doNotVisit')}`}
              </span>
            </span>
            <span className={css['actions']}>
              <Button
                small
                aria-label={t(door.doNotVisit ? 'fieldwork.mayVisitAt' : 'fieldwork.doNotVisitAt', {
                  street,
                  number: door.houseNumber,
                })}
                onClick={() =>
                  void change([[{ kind: 'edit', seen: door.record, set: { doNotVisit: !door.doNotVisit } }]])
                }
              >
                {door.doNotVisit ? t('fieldwork.mayVisit') : t('street.doNotVisit')}
              </Button>
              {areas.length > 1 && (
                <select
                  autoComplete="off"
                  aria-label={t('fieldwork.moveDoor', { street, number: door.houseNumber })}
                  value={door.areaId ?? ''}
                  onChange={(event) => void move([door], event.target.value)}
                >
                  {door.areaId === undefined && <option value="">{t('fieldwork.noArea')}</option>}
                  {areas.map(({ id, name }) => (
                    <option key={id} value={id}>
                      {name}
                    </option>
                  ))}
                </select>
              )}
              <Button
                small
                aria-label={t('fieldwork.removeAt', { street, number: door.houseNumber })}
                onClick={() => {
                  setLeaving(door)
                }}
              >
                {t('fieldwork.remove')}
              </Button>
            </span>
          </li>
        ))}
      </ul>
      <Confirm
        open={leaving !== undefined}
        title={t('fieldwork.askRemove', { street, number: leaving?.houseNumber ?? '' })}
        yes={t('fieldwork.remove')}
        no={t('common.cancel')}
        onYes={() => {
          if (leaving !== undefined) void change([[{ kind: 'erase', type: 'address', recordId: leaving.id }]])
          setLeaving(undefined)
        }}
        onNo={() => {
          setLeaving(undefined)
        }}
      >
        <p>{t('fieldwork.askRemoveThen')}</p>
      </Confirm>
    </div>
  )
}
