import type { ReactNode } from 'react'
import { Check } from 'lucide-react'
import { useText } from '#app/text/text.tsx'
import { Button } from '#app/ui/button.tsx'

/** The button that saves a step, and what came of it. */
export const SaveRow = ({
  saved,
  problem,
  busy,
  disabled = false,
}: {
  readonly saved: boolean
  readonly problem: string | undefined
  readonly busy: boolean
  readonly disabled?: boolean
}): ReactNode => {
  const t = useText()
  return (
    <div className="row">
      <Button type="submit" disabled={busy || disabled}>
        {t('common.save')}
      </Button>
      <span aria-live="polite" className="small">
        {saved && (
          <span className="row">
            <Check className="i i-s" aria-hidden="true" />
            {t('coordinate.saved')}
          </span>
        )}
      </span>
      {problem !== undefined && (
        <p className="small" role="alert">
          {problem}
        </p>
      )}
    </div>
  )
}
