import type { ReactNode } from 'react'
import { Trash2 } from 'lucide-react'
import { useText } from '#app/text/text.tsx'
import { Button } from '#app/ui/button.tsx'

export const RemoveButton = ({
  small = false,
  onClick,
}: {
  readonly small?: boolean
  readonly onClick: () => void
}): ReactNode => {
  const t = useText()
  return (
    <Button small={small} wide={!small} onClick={onClick}>
      <Trash2 className="i" aria-hidden="true" />
      {t('kept.remove')}
    </Button>
  )
}
