import { useState, type ReactNode } from 'react'
import { addMonths, monthOf } from '#domain/project/calendar.ts'
import type { Mode } from '#domain/survey/questionnaire.ts'
import { Stepper } from '#app/controls/stepper.tsx'
import { useProject } from '#app/project/project-context.tsx'
import type { OnPaper } from '#app/store/draft.ts'
import { useFormats, useText } from '#app/text/text.tsx'
import { Button } from '#app/ui/button.tsx'
import { SelectField } from '#app/ui/field.tsx'
import { ModeSegments } from './mode-segments.tsx'

/** Conversations are kept for a year, so an older one is not typed in any more. */
const months = 11
const longest = 240

/** What the app cannot know of a conversation that was held on paper. */
export const FromPaper = ({
  onBegin,
}: {
  readonly onBegin: (mode: Mode, paper: OnPaper) => void
}): ReactNode => {
  const t = useText()
  const { month: monthName } = useFormats()
  const { questionnaire, project } = useProject()
  const [thisMonth] = useState(() => monthOf(new Date(), project?.timeZone ?? 'Europe/Amsterdam'))
  const [mode, setMode] = useState<Mode>('full')
  const [month, setMonth] = useState(thisMonth)
  const [minutes, setMinutes] = useState<number>()
  const taken = minutes ?? questionnaire.modes[mode].minutes
  return (
    <div className="stack">
      <ModeSegments value={mode} onChange={setMode} />
      <SelectField
        label={t('paper.heldIn')}
        value={month}
        onChange={({ target }) => {
          setMonth(target.value)
        }}
      >
        {Array.from({ length: months + 1 }, (_, back) => addMonths(thisMonth, -back)).map((one) => (
          <option key={one} value={one}>
            {monthName(one)}
          </option>
        ))}
      </SelectField>
      <Stepper
        key={mode}
        label={t('paper.tookMinutes')}
        value={taken}
        bounds={{ min: 0, max: longest, step: 5 }}
        onChange={setMinutes}
      />
      <Button
        look="main"
        wide
        onClick={() => {
          onBegin(mode, { month, minutes: Math.min(longest, Math.max(0, taken)) })
        }}
      >
        {t('paper.go')}
      </Button>
    </div>
  )
}
