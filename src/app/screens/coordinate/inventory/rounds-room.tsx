import { useState, type ReactNode } from 'react'
import type { Period } from '#domain/inventory/gathered.ts'
import type { RoundRow } from '#domain/inventory/rounds.ts'
import type { InventoryClient } from '#app/inventory/inventory-worker.ts'
import { Button } from '#app/ui/button.tsx'
import css from './inventory.module.css'
import { MonthField, useMonths } from './period-choice.tsx'
import { RoundsCompared } from './rounds-compared.tsx'
import { useSay } from './say.ts'

/** Two rounds beside each other: what moved, and whether it moved more than chance would move it. */
export const RoundsRoom = ({ client }: { readonly client: InventoryClient }): ReactNode => {
  const { t } = useSay()
  const months = useMonths()
  const [before, setBefore] = useState<Period>({ from: '', to: '' })
  const [after, setAfter] = useState<Period>({ from: '', to: '' })
  const [rows, setRows] = useState<readonly RoundRow[]>()
  const [isWrong, setIsWrong] = useState(false)
  const compare = async () => {
    const isWhole = [before, after].every(({ from, to }) => from !== '' && to !== '' && from <= to)
    setIsWrong(!isWhole)
    if (isWhole) setRows(await client.rounds(before, after))
  }
  const fields = (legend: string, period: Period, change: (period: Period) => void) => (
    <fieldset className={css['round']}>
      <legend>{legend}</legend>
      <div className={css['tools']}>
        <MonthField
          label={t('inventory.from')}
          first={t('inventory.choose')}
          months={months}
          value={period.from}
          onChange={(from) => {
            change({ ...period, from })
          }}
        />
        <MonthField
          label={t('inventory.to')}
          first={t('inventory.choose')}
          months={months}
          value={period.to}
          onChange={(to) => {
            change({ ...period, to })
          }}
        />
      </div>
    </fieldset>
  )
  return (
    <>
      <section className="block section">
        <h2>{t('inventory.roundsTitle')}</h2>
        <p className="lede">{t('inventory.roundsLede')}</p>
        <div className="no-print">
          {fields(t('inventory.firstRound'), before, setBefore)}
          {fields(t('inventory.secondRound'), after, setAfter)}
          {isWrong && <p role="alert">{t('inventory.wholeRounds')}</p>}
          <Button look="main" onClick={() => void compare()}>
            {t('inventory.compare')}
          </Button>
        </div>
      </section>
      {rows !== undefined && <RoundsCompared rows={rows} />}
    </>
  )
}
