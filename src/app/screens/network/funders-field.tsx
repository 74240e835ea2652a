import { type ReactNode } from 'react'
import { Plus, X } from 'lucide-react'
import * as z from 'zod/mini'
import type { Json } from '#domain/sync/operation.ts'
import { CodeOptions } from '#app/controls/code-options.tsx'
import { useFormats, useText } from '#app/text/text.tsx'
import { Button } from '#app/ui/button.tsx'
import { Field, SelectField } from '#app/ui/field.tsx'
import css from './network.module.css'

const Funders = z.array(z.looseObject({ kind: z.string(), share: z.number(), phase: z.string() }))
type Funder = z.infer<typeof Funders>[number]

export const fundersIn = (value: Json | undefined): readonly Funder[] => {
  const parsed = z.safeParse(Funders, value)
  return parsed.success ? parsed.data : []
}

/** Who pays which part of the whole, and to begin or to keep going. */
export const FundersField = ({
  label,
  most,
  wrong,
  value,
  onChange,
}: {
  readonly label: string
  readonly most: number
  readonly wrong: string | undefined
  readonly value: Json | undefined
  readonly onChange: (funders: Json | undefined) => void
}): ReactNode => {
  const t = useText()
  const { share } = useFormats()
  const funders = fundersIn(value)
  const rest = 1 - funders.reduce((sum, funder) => sum + funder.share, 0)
  const put = (changed: readonly Funder[]) => {
    onChange(
      changed.length === 0
        ? undefined
        : changed.map(({ kind, share: part, phase }) => ({ kind, share: part, phase })),
    )
  }
  return (
    <fieldset className={`field ${css['funders'] ?? ''}`}>
      <legend className="field-label">{label}</legend>
      {funders.map((funder, at) => (
        // Funders have no names; their place in the list is what tells them apart.
        <FunderRow
          key={at}
          funder={funder}
          onChange={(changed) => {
            put(funders.map((other, index) => (index === at ? changed : other)))
          }}
          onRemove={() => {
            put(funders.filter((_, index) => index !== at))
          }}
        />
      ))}
      {funders.length > 0 && (
        <p className="small soft" role="status">
          {rest < 0
            ? t('network.tooMuchPaid', { share: share(1 - rest) })
            : t('network.leftToPay', { share: share(rest) })}
        </p>
      )}
      {wrong !== undefined && (
        <span className="wrong" role="alert">
          {wrong}
        </span>
      )}
      <Button
        small
        disabled={funders.length >= most}
        onClick={() => {
          const part = Math.max(0, Math.round(rest * 100) / 100)
          put([...funders, { kind: 'municipality', share: part, phase: 'start' }])
        }}
      >
        <Plus className="i i-s" aria-hidden="true" />
        {t('network.addFunder')}
      </Button>
    </fieldset>
  )
}

const FunderRow = ({
  funder,
  onChange,
  onRemove,
}: {
  readonly funder: Funder
  readonly onChange: (funder: Funder) => void
  readonly onRemove: () => void
}): ReactNode => {
  const t = useText()
  const choice = (name: 'kind' | 'phase', list: string, label: string) => (
    <SelectField
      label={label}
      value={funder[name]}
      onChange={({ target }) => {
        onChange({ ...funder, [name]: target.value })
      }}
    >
      <CodeOptions list={list} />
    </SelectField>
  )
  return (
    <div className={css['funder']}>
      {choice('kind', 'funderKind', t('network.funder'))}
      <Field
        label={t('network.percent')}
        inputMode="numeric"
        maxLength={3}
        value={String(Math.round(funder.share * 100))}
        onChange={({ target }) => {
          const digits = target.value.replaceAll(/\D/g, '')
          onChange({ ...funder, share: Math.min(100, Number(digits)) / 100 })
        }}
      />
      {choice('phase', 'fundingPhase', t('network.phase'))}
      <button type="button" className="icon-button" aria-label={t('network.removeFunder')} onClick={onRemove}>
        <X className="i" aria-hidden="true" />
      </button>
    </div>
  )
}
