import type { ComponentProps, ReactNode } from 'react'
import { Link } from 'wouter'

type Look = 'main' | 'plain' | 'quiet' | 'problem'

interface Shape {
  readonly look?: Look
  readonly wide?: boolean
  readonly small?: boolean
}

/** What somebody can do. At most one `main` (the lemon) on a screen. */
export const Button = ({
  look = 'plain',
  wide = false,
  small = false,
  className,
  ...rest
}: ComponentProps<'button'> & Shape): ReactNode => (
  <button type="button" {...rest} className={classes({ look, wide, small }, className)} />
)

/** The same look for something that goes to another screen. */
export const ButtonLink = ({
  look = 'plain',
  wide = false,
  small = false,
  href,
  replace = false,
  onClick,
  children,
}: Shape & {
  readonly href: string
  /** Beside going there. */
  readonly onClick?: (() => void) | undefined
  /** In the place of this screen in the history, not on top of it. */
  readonly replace?: boolean
  readonly children: ReactNode
}): ReactNode => (
  <Link href={href} replace={replace} onClick={onClick} className={classes({ look, wide, small })}>
    {children}
  </Link>
)

const classes = ({ look, wide, small }: Required<Shape>, more?: string): string =>
  ['button', look === 'plain' ? '' : look, wide ? 'wide' : '', small ? 'small' : '', more ?? '']
    .filter((name) => name !== '')
    .join(' ')
