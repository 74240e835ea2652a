import type { ReactNode } from 'react'
import { zodResolver } from '@hookform/resolvers/zod'
import { useForm } from 'react-hook-form'
import * as z from 'zod/mini'
import { useProject } from '#app/project/project-context.tsx'
import { useText } from '#app/text/text.tsx'
import { Field } from '#app/ui/field.tsx'
import { SaveRow } from './save-row.tsx'
import { useSaveProject } from './use-save-project.ts'

const Households = z.object({
  /** Digits, with the dots and spaces that people put between them. */
  count: z.string().check(
    z.trim(),
    z.regex(/^\d[\d.\s]*$/),
    z.refine((text) => countIn(text) >= 1 && countIn(text) <= 10_000_000),
  ),
  source: z.string().check(z.trim(), z.minLength(1), z.maxLength(200)),
})

const countIn = (text: string): number => Number(text.replace(/\D/g, ''))

/** How many households there are, and who says so: every extrapolation rests on it. */
export const HouseholdsStep = (): ReactNode => {
  const t = useText()
  const { project } = useProject()
  const { save, problem, saved } = useSaveProject()
  const { register, handleSubmit, formState } = useForm({
    resolver: zodResolver(Households),
    values: {
      count: project?.householdsN == null ? '' : String(project.householdsN),
      source: project?.householdsSource ?? '',
    },
    resetOptions: { keepDirtyValues: true },
  })
  const submit = handleSubmit(({ count, source }) =>
    save({ householdsN: countIn(count), householdsSource: source }),
  )
  return (
    <form className="stack" onSubmit={(event) => void submit(event)}>
      <Field
        label={t('coordinate.householdsLabel')}
        hint={t('coordinate.householdsHint')}
        inputMode="numeric"
        wrong={formState.errors.count && t('coordinate.householdsWrong')}
        {...register('count')}
      />
      <Field
        label={t('coordinate.sourceLabel')}
        hint={t('coordinate.sourceHint')}
        wrong={formState.errors.source && t('coordinate.sourceWrong')}
        {...register('source')}
      />
      <SaveRow saved={saved} problem={problem} busy={formState.isSubmitting} />
    </form>
  )
}
