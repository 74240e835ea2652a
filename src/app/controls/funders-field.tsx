import { useState, type ReactNode } from 'react'
import { Plus, X } from 'lucide-react'
import { fundersFit, mostFunders } from '#domain/field/funders.ts'
import { useFormats, useText } from '#app/text/text.tsx'
import { Button } from '#app/ui/button.tsx'
import { Field, SelectField } from '#app/ui/field.tsx'
import { CodeOptions } from './code-options.tsx'
import css from './funders-field.module.css'

/** Who pays a part of the whole, to begin with or to keep it going. */
export interface Funder {
  readonly kind: string
  /** Part of the whole, 0–1; NaN while what is typed is no such part. */
  readonly share: number
  readonly phase: string
}

interface Draft {
  readonly kind: string
  /** In percent, as typed. */
  readonly percent: string
  readonly phase: string
}

/** Funders have no names: their place in the list is what tells them apart. What is typed is kept here, so that a comma
 *  or a letter stays until somebody mends it. */
export const FundersField = ({
  label,
  begin,
  wrong,
  onChange,
}: {
  readonly label: string
  /** What stands there at first. */
  readonly begin: readonly Funder[]
  readonly wrong: string | undefined
  readonly onChange: (funders: readonly Funder[]) => void
}): ReactNode => {
  const t = useText()
  const [drafts, setDrafts] = useState<readonly Draft[]>(() => begin.map(draftOf))
  const put = (changed: readonly Draft[]) => {
    setDrafts(changed)
    onChange(changed.map(funderOf))
  }
  const rest = restOf(drafts)
  return (
    <fieldset className={`field ${css['funders'] ?? ''}`}>
      <legend className="field-label">{label}</legend>
      {drafts.map((draft, at) => (
        <FunderRow
          key={at}
          draft={draft}
          number={at + 1}
          onChange={(changed) => {
            put(drafts.map((other, index) => (index === at ? changed : other)))
          }}
          onRemove={() => {
            put(drafts.filter((_, index) => index !== at))
          }}
        />
      ))}
      {drafts.length > 0 && <Rest drafts={drafts} />}
      {wrong !== undefined && (
        <span className="wrong" role="alert">
          {wrong}
        </span>
      )}
      <Button
        small
        disabled={drafts.length >= mostFunders}
        onClick={() => {
          put([...drafts, { kind: 'municipality', percent: rest > 0 ? String(rest) : '', phase: 'start' }])
        }}
      >
        <Plus className="i i-s" aria-hidden="true" />
        {t('network.addFunder')}
      </Button>
    </fieldset>
  )
}

const FunderRow = ({
  draft,
  number,
  onChange,
  onRemove,
}: {
  readonly draft: Draft
  /** Its place in the list, from 1. */
  readonly number: number
  readonly onChange: (draft: Draft) => void
  readonly onRemove: () => void
}): ReactNode => {
  const t = useText()
  const choice = (name: 'kind' | 'phase', list: string, label: string) => (
    <SelectField
      label={label}
      value={draft[name]}
      onChange={({ target }) => {
        onChange({ ...draft, [name]: target.value })
      }}
    >
      <CodeOptions list={list} />
    </SelectField>
  )
  return (
    <div className={css['funder']}>
      {choice('kind', 'funderKind', t('network.funder', { number }))}
      <Field
        label={t('network.percent')}
        inputMode="decimal"
        maxLength={8}
        value={draft.percent}
        wrong={
          draft.percent !== '' && Number.isNaN(shareOf(draft.percent)) ? t('network.percentWrong') : undefined
        }
        onChange={({ target }) => {
          onChange({ ...draft, percent: target.value })
        }}
      />
      {choice('phase', 'fundingPhase', t('network.phase'))}
      <button
        type="button"
        className="icon-button"
        aria-label={t('network.removeFunder', { number })}
        onClick={onRemove}
      >
        <X className="i" aria-hidden="true" />
      </button>
    </div>
  )
}

const Rest = ({ drafts }: { readonly drafts: readonly Draft[] }): ReactNode => {
  const t = useText()
  const { number } = useFormats()
  const rest = restOf(drafts)
  const words = !fundersFit(partsOf(drafts))
    ? t('network.tooMuchPaid')
    : rest > 0
      ? t('network.leftToPay', { rest: number(rest) })
      : t('network.allPaid')
  return (
    <p className="small soft" role="status">
      {words}
    </p>
  )
}

const draftOf = ({ kind, share, phase }: Funder): Draft => ({
  kind,
  // A third comes back as it was typed, and not with fifteen digits.
  percent: Number.isNaN(share) ? '' : String(Math.round(share * 1_000_000) / 10_000),
  phase,
})

const funderOf = ({ kind, percent, phase }: Draft): Funder => ({ kind, share: shareOf(percent), phase })

/** 0–1 out of percent that was typed, with a comma or a point; NaN when it is none. */
const shareOf = (percent: string): number => {
  const text = percent.trim().replace(',', '.')
  const value = text === '' ? Number.NaN : Number(text)
  return value >= 0 && value <= 100 ? value / 100 : Number.NaN
}

/** The parts that can be read. */
const partsOf = (drafts: readonly Draft[]): readonly Funder[] =>
  drafts.map(funderOf).filter(({ share }) => !Number.isNaN(share))

/** What nobody pays yet, in percent, to a tenth; below zero when it is too much. */
const restOf = (drafts: readonly Draft[]): number =>
  Math.round(1000 - partsOf(drafts).reduce((sum, { share }) => sum + share * 1000, 0)) / 10
