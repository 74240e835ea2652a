import { useMemo, type ReactNode } from 'react'
import { encodeQR } from 'qr'

/** A QR code as one path. It is drawn here, so nothing in it leaves the phone. Import this file lazily. */
export const QrCode = ({
  text,
  label,
  className,
}: {
  readonly text: string
  /** What somebody who does not see it hears; never the secret itself. */
  readonly label: string
  readonly className?: string
}): ReactNode => {
  const { size, path } = useMemo(() => qrPath(text), [text])
  return (
    <svg
      className={className === undefined ? 'qr' : `qr ${className}`}
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <path d={path} />
    </svg>
  )
}

/** Dark modules as one-by-one squares, row runs joined; the quiet zone is its border and the white padding. */
export const qrPath = (text: string): { readonly size: number; readonly path: string } => {
  const rows = encodeQR(text, 'raw', { ecc: 'medium', border: 2 })
  const path = rows.map((row, y) =>
    runs(row)
      .map(([x, length]) => `M${x} ${y}h${length}v1h-${length}z`)
      .join(''),
  )
  return { size: rows.length, path: path.join('') }
}

const runs = (row: readonly boolean[]): [start: number, length: number][] => {
  const found: [number, number][] = []
  let start = -1
  for (let x = 0; x <= row.length; x++) {
    const dark = row[x] === true
    if (dark && start < 0) start = x
    if (!dark && start >= 0) {
      found.push([start, x - start])
      start = -1
    }
  }
  return found
}
