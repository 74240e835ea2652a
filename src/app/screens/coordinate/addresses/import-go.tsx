import { useState, type ReactNode } from 'react'
import { TriangleAlert } from 'lucide-react'
import type { ReadList } from '#domain/field/address-list.ts'
import { useFormats, useText } from '#app/text/text.tsx'
import { Banner } from '#app/ui/banner.tsx'
import { Button } from '#app/ui/button.tsx'
import { Confirm } from '#app/ui/confirm.tsx'
import { Field, SelectField } from '#app/ui/field.tsx'
import type { Area } from '../use-areas.ts'
import css from './addresses.module.css'

const anew = 'new'

/** In which area the addresses come, and the last word. A list with mistakes is read in as a whole or not at all, unless
 *  somebody who saw the mistakes asks for the good rows only. */
export const ImportGo = ({
  read,
  areas,
  onGo,
  onCancel,
}: {
  readonly read: ReadList
  readonly areas: readonly Area[]
  /** `rest`: the area of addresses for which the list names none. */
  readonly onGo: (rest: string) => void
  readonly onCancel: () => void
}): ReactNode => {
  const t = useText()
  const { number } = useFormats()
  const [chosen, setChosen] = useState(areas[0]?.id ?? anew)
  const [name, setName] = useState('')
  const [asking, setAsking] = useState(false)
  const [missing, setMissing] = useState(false)
  const rest = chosen === anew ? name.trim() : (areas.find(({ id }) => id === chosen)?.name ?? '')
  const go = () => {
    setAsking(false)
    if (read.withoutArea > 0 && rest === '') setMissing(true)
    else onGo(rest)
  }
  const values = { count: read.good, number: number(read.good) }
  return (
    <div className={css['narrow']}>
      {read.areas.length > 0 && (
        <p className="small">
          {t('fieldwork.areasInList', {
            names: read.areas.map((area) => `${area.name} (${number(area.count)})`).join(', '),
          })}
        </p>
      )}
      {read.withoutArea > 0 && (
        <>
          <SelectField
            label={
              read.areas.length > 0
                ? t('fieldwork.restArea', { count: read.withoutArea })
                : t('fieldwork.wholeArea')
            }
            hint={t('fieldwork.areaHint')}
            value={chosen}
            onChange={(event) => {
              setChosen(event.target.value)
            }}
          >
            {areas.map((area) => (
              <option key={area.id} value={area.id}>
                {area.name}
              </option>
            ))}
            <option value={anew}>{t('fieldwork.newArea')}</option>
          </SelectField>
          {chosen === anew && (
            <Field
              label={t('fieldwork.areaName')}
              value={name}
              maxLength={80}
              wrong={missing && rest === '' ? t('fieldwork.areaNameWrong') : undefined}
              onChange={(event) => {
                setName(event.target.value)
              }}
            />
          )}
        </>
      )}
      {read.bad > 0 && (
        <Banner
          icon={<TriangleAlert className="i" aria-hidden="true" />}
          title={t('fieldwork.notYet', { count: read.bad })}
        >
          {t('fieldwork.notYetThen')}
        </Banner>
      )}
      <div className="buttons">
        {read.bad === 0 && (
          <Button look="main" disabled={read.good === 0} onClick={go}>
            {t('fieldwork.go', values)}
          </Button>
        )}
        {read.bad > 0 && read.good > 0 && (
          <Button
            onClick={() => {
              setAsking(true)
            }}
          >
            {t('fieldwork.goGood', values)}
          </Button>
        )}
        <Button look="quiet" onClick={onCancel}>
          {t('common.cancel')}
        </Button>
      </div>
      <Confirm
        open={asking}
        title={t('fieldwork.askGood', { count: read.bad })}
        yes={t('fieldwork.goGood', values)}
        no={t('common.cancel')}
        look="main"
        onYes={go}
        onNo={() => {
          setAsking(false)
        }}
      >
        <p>{t('fieldwork.askGoodThen')}</p>
      </Confirm>
    </div>
  )
}
