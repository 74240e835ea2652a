import { useId, type ComponentProps, type ReactNode } from 'react'
import { useText } from '#app/text/text.tsx'
import { useCut } from './use-cut.ts'

interface FieldProps {
  readonly label: ReactNode
  readonly hint?: ReactNode
  /** What is wrong, in a sentence. */
  readonly wrong?: string | undefined
}

/** A line to fill in, with its label, what is meant by it and what is wrong with it. Nothing typed here is remembered
 *  by the browser. More than `maxLength` characters are cut off, and it says so. */
export const Field = ({
  label,
  hint,
  wrong,
  maxLength,
  onChange,
  ...rest
}: FieldProps & ComponentProps<'input'>): ReactNode => {
  const cut = useCut(maxLength, onChange)
  return (
    <Labelled label={label} hint={hint} wrong={wrong} cutTo={cut.wasCut ? maxLength : undefined}>
      {(wiring) => <input autoComplete="off" {...rest} onChange={cut.onChange} {...wiring} />}
    </Labelled>
  )
}

/** Room for somebody's own words. */
export const TextField = ({
  label,
  hint,
  wrong,
  maxLength,
  onChange,
  ...rest
}: FieldProps & ComponentProps<'textarea'>): ReactNode => {
  const cut = useCut(maxLength, onChange)
  return (
    <Labelled label={label} hint={hint} wrong={wrong} cutTo={cut.wasCut ? maxLength : undefined}>
      {(wiring) => <textarea autoComplete="off" {...rest} onChange={cut.onChange} {...wiring} />}
    </Labelled>
  )
}

/** For lists that are too long for tapping. */
export const SelectField = ({
  label,
  hint,
  wrong,
  ...rest
}: FieldProps & ComponentProps<'select'>): ReactNode => (
  <Labelled label={label} hint={hint} wrong={wrong}>
    {(wiring) => <select autoComplete="off" {...rest} {...wiring} />}
  </Labelled>
)

interface Wiring {
  readonly id: string
  readonly 'aria-describedby'?: string
  readonly 'aria-invalid'?: true
}

const Labelled = ({
  label,
  hint,
  wrong,
  cutTo,
  children,
}: FieldProps & {
  /** So many characters are left of what was too long. */
  readonly cutTo?: number | undefined
  readonly children: (wiring: Wiring) => ReactNode
}): ReactNode => {
  const t = useText()
  const id = useId()
  const described = [hint === undefined ? '' : `${id}-hint`, wrong === undefined ? '' : `${id}-wrong`]
    .filter((part) => part !== '')
    .join(' ')
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {hint !== undefined && (
        <span className="hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
      {children({
        id,
        ...(described === '' ? {} : { 'aria-describedby': described }),
        ...(wrong === undefined ? {} : { 'aria-invalid': true }),
      })}
      <span className="cut small" role="status">
        {cutTo !== undefined && t('common.cutTo', { max: cutTo })}
      </span>
      {wrong !== undefined && (
        <span className="wrong" id={`${id}-wrong`} role="alert">
          {wrong}
        </span>
      )}
    </div>
  )
}
