import type { ReactNode } from 'react'

/** One thing to choose, with its name above it. */
export const Setting = ({
  icon,
  title,
  children,
}: {
  readonly icon: ReactNode
  readonly title: string
  readonly children: ReactNode
}): ReactNode => (
  <li>
    <div className="block-item">
      <p className="row">
        {icon}
        <strong>{title}</strong>
      </p>
      {children}
    </div>
  </li>
)
