import { useId, type ReactNode } from 'react'
import { Plus, X } from 'lucide-react'
import { mostFunders } from '#domain/field/funders.ts'
import { CodeOptions } from '#app/controls/code-options.tsx'
import { useFormats, useText } from '#app/text/text.tsx'
import { Button } from '#app/ui/button.tsx'
import { Field, SelectField } from '#app/ui/field.tsx'
import css from './limonades.module.css'

/** A funder as it is typed in. */
export interface FunderDraft {
  readonly kind: string
  /** In percent, as typed. */
  readonly percent: string
  readonly phase: string
}

/** Percent that was typed, with a comma or a point; NaN when it is none. */
export const percentOf = ({ percent }: Pick<FunderDraft, 'percent'>): number => {
  const text = percent.trim().replace(',', '.')
  const value = text === '' ? Number.NaN : Number(text)
  return value >= 0 && value <= 100 ? value : Number.NaN
}

export const sumOf = (funders: readonly FunderDraft[]): number =>
  funders.reduce((sum, funder) => sum + (Number.isNaN(percentOf(funder)) ? 0 : percentOf(funder)), 0)

/** Who pays which share. The rest that nobody pays yet is said. */
export const FundersFields = ({
  funders,
  onChange,
  wrong,
}: {
  readonly funders: readonly FunderDraft[]
  readonly onChange: (funders: readonly FunderDraft[]) => void
  readonly wrong: string | undefined
}): ReactNode => {
  const t = useText()
  const { number } = useFormats()
  const heading = useId()
  const put = (at: number, change: Partial<FunderDraft>) => {
    onChange(funders.map((funder, index) => (index === at ? { ...funder, ...change } : funder)))
  }
  const rest = Math.round((100 - sumOf(funders)) * 10) / 10
  return (
    <div className="stack" role="group" aria-labelledby={heading}>
      <h3 id={heading}>{t('limonade.funders')}</h3>
      {funders.map((funder, index) => (
        <div key={index} className={css['funder']}>
          <SelectField
            label={t('limonade.funder', { number: index + 1 })}
            value={funder.kind}
            onChange={(event) => {
              put(index, { kind: event.target.value })
            }}
          >
            <CodeOptions list="funderKind" />
          </SelectField>
          <Field
            label={t('limonade.share')}
            inputMode="decimal"
            value={funder.percent}
            wrong={Number.isNaN(percentOf(funder)) ? t('limonade.shareWrong') : undefined}
            onChange={(event) => {
              put(index, { percent: event.target.value })
            }}
          />
          <SelectField
            label={t('limonade.phase')}
            value={funder.phase}
            onChange={(event) => {
              put(index, { phase: event.target.value })
            }}
          >
            <CodeOptions list="fundingPhase" />
          </SelectField>
          <Button
            small
            aria-label={t('limonade.removeFunder', { number: index + 1 })}
            onClick={() => {
              onChange(funders.filter((_, at) => at !== index))
            }}
          >
            <X className="i i-s" aria-hidden="true" />
          </Button>
        </div>
      ))}
      {funders.length > 0 && (
        <p className="small" role="status">
          {rest > 0 ? t('limonade.rest', { rest: number(rest) }) : rest === 0 ? t('limonade.allPaid') : ''}
        </p>
      )}
      {wrong !== undefined && (
        <p className="small" role="alert">
          {wrong}
        </p>
      )}
      {funders.length < mostFunders && (
        <div>
          <Button
            small
            onClick={() => {
              onChange([...funders, { kind: 'municipality', percent: '', phase: 'start' }])
            }}
          >
            <Plus className="i i-s" aria-hidden="true" />
            {t('limonade.addFunder')}
          </Button>
        </div>
      )}
    </div>
  )
}
