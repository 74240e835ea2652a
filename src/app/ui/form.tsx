import type { ReactNode } from 'react'

/** Fields that are kept together: Enter and the button do the same, and what is wrong is said by the fields in the words
 *  of this app, not by the browser in its own. */
export const Form = ({
  id,
  className = 'stack',
  onSubmit,
  children,
}: {
  readonly id?: string
  readonly className?: string | undefined
  readonly onSubmit: () => void
  readonly children: ReactNode
}): ReactNode => (
  <form
    id={id}
    className={className}
    noValidate
    onSubmit={(event) => {
      event.preventDefault()
      onSubmit()
    }}
  >
    {children}
  </form>
)
