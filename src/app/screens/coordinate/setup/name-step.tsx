import type { ReactNode } from 'react'
import { zodResolver } from '@hookform/resolvers/zod'
import { useForm } from 'react-hook-form'
import * as z from 'zod/mini'
import { useProject } from '#app/project/project-context.tsx'
import { useText } from '#app/text/text.tsx'
import { Field } from '#app/ui/field.tsx'
import { SaveRow } from './save-row.tsx'
import { useSaveProject } from './use-save-project.ts'

const Name = z.object({ name: z.string().check(z.trim(), z.minLength(1), z.maxLength(80)) })

/** What the neighbourhood is called. */
export const NameStep = (): ReactNode => {
  const t = useText()
  const { project } = useProject()
  const { save, problem, saved } = useSaveProject()
  const { register, handleSubmit, formState } = useForm({
    resolver: zodResolver(Name),
    values: { name: project?.name ?? '' },
    resetOptions: { keepDirtyValues: true },
  })
  const submit = handleSubmit(({ name }) => save({ name }))
  return (
    <form className="stack" onSubmit={(event) => void submit(event)}>
      <Field
        label={t('coordinate.nameLabel')}
        hint={t('coordinate.nameHint')}
        wrong={formState.errors.name && t('coordinate.nameWrong')}
        {...register('name')}
      />
      <SaveRow saved={saved} problem={problem} busy={formState.isSubmitting} />
    </form>
  )
}
