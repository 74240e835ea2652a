import type { ReactNode } from 'react'
import { zodResolver } from '@hookform/resolvers/zod'
import { Controller, useForm } from 'react-hook-form'
import * as z from 'zod/mini'
import { dayOf } from '#domain/project/calendar.ts'
import {
  type Extensions,
  interviewDays as usualDays,
  interviewDaysOf,
  mostInterviewDays,
} from '#domain/project/retention.ts'
import { useProject } from '#app/project/project-context.tsx'
import { useText } from '#app/text/text.tsx'
import { ChoiceList } from '#app/ui/choice-list.tsx'
import { TextField } from '#app/ui/field.tsx'
import { SaveRow } from '../setup/save-row.tsx'
import { useSaveProject } from '../setup/use-save-project.ts'

const Wish = z.object({
  choice: z.nullable(z.enum(['quarter', 'half', 'usual'])).check(z.refine((choice) => choice !== null)),
  reason: z.string().check(z.trim(), z.minLength(3), z.maxLength(200)),
})
type Wish = z.infer<typeof Wish>
const none: Wish = { choice: null, reason: '' }

/** Keeps conversations longer, or no longer than usual again. The reason stays with the project, for all to read. */
export const ExtendForm = ({ decisions }: { readonly decisions: Extensions }): ReactNode => {
  const t = useText()
  const { project } = useProject()
  const { save, problem, saved } = useSaveProject()
  const { control, register, handleSubmit, formState } = useForm({
    resolver: zodResolver(Wish),
    defaultValues: none,
  })
  const now = interviewDaysOf(decisions)
  const longer = { quarter: now + 92, half: now + 183, usual: usualDays }
  const choices = (['quarter', 'half', 'usual'] as const).filter((choice) =>
    choice === 'usual' ? now !== usualDays : now < mostInterviewDays,
  )
  const submit = handleSubmit(async ({ choice, reason }) => {
    if (choice === null) return
    const on = dayOf(new Date(), project?.timeZone ?? 'Europe/Amsterdam')
    const interviewDays = Math.min(mostInterviewDays, longer[choice])
    await save({ retention: [...decisions, { on, interviewDays, reason }].slice(-100) })
  })
  return (
    <form className="stack" onSubmit={(event) => void submit(event)}>
      <Controller
        control={control}
        name="choice"
        render={({ field }) => (
          <ChoiceList
            legend={t('retention.choose')}
            value={field.value}
            onChange={field.onChange}
            choices={choices.map((value) => ({ value, label: t(`retention.choose_${value}`) }))}
          />
        )}
      />
      {formState.errors.choice !== undefined && (
        <p className="small" role="alert">
          {t('retention.chooseWrong')}
        </p>
      )}
      <TextField
        label={t('retention.reason')}
        hint={t('retention.reasonHint')}
        rows={2}
        wrong={formState.errors.reason && t('retention.reasonWrong')}
        {...register('reason')}
      />
      <SaveRow saved={saved} problem={problem} busy={formState.isSubmitting} />
    </form>
  )
}
