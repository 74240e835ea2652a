import { useId, type ComponentProps, type ReactNode } from 'react'

interface FieldProps {
  readonly label: ReactNode
  readonly hint?: ReactNode
  /** What is wrong, in a sentence. */
  readonly wrong?: string | undefined
}

/** A line to fill in, with its label, what is meant by it and what is wrong with it. Nothing typed here is remembered
 *  by the browser. */
export const Field = ({ label, hint, wrong, ...rest }: FieldProps & ComponentProps<'input'>): ReactNode => (
  <Labelled label={label} hint={hint} wrong={wrong}>
    {(wiring) => <input autoComplete="off" {...rest} {...wiring} />}
  </Labelled>
)

/** Room for somebody's own words. */
export const TextField = ({
  label,
  hint,
  wrong,
  ...rest
}: FieldProps & ComponentProps<'textarea'>): ReactNode => (
  <Labelled label={label} hint={hint} wrong={wrong}>
    {(wiring) => <textarea autoComplete="off" {...rest} {...wiring} />}
  </Labelled>
)

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
  children,
}: FieldProps & { readonly children: (wiring: Wiring) => ReactNode }): ReactNode => {
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
      {wrong !== undefined && (
        <span className="wrong" id={`${id}-wrong`} role="alert">
          {wrong}
        </span>
      )}
    </div>
  )
}
