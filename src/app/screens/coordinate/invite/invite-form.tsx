import { useState, type ReactNode } from 'react'
import { zodResolver } from '@hookform/resolvers/zod'
import { TriangleAlert } from 'lucide-react'
import { Controller, useForm, useWatch } from 'react-hook-form'
import * as z from 'zod/mini'
import { randomId, randomSecret, sha256Hex } from '#app/crypto/hash.ts'
import { useProject } from '#app/project/project-context.tsx'
import { useText } from '#app/text/text.tsx'
import { Banner } from '#app/ui/banner.tsx'
import { Button } from '#app/ui/button.tsx'
import { ChoiceList } from '#app/ui/choice-list.tsx'
import { Field, SelectField } from '#app/ui/field.tsx'
import { useAreas } from '../use-areas.ts'
import css from './invite.module.css'
import { invitable, linkOf, requestFor, termsOf } from './invitation.ts'
import type { Made } from './made-invitation.tsx'

const Wish = z.object({
  role: z.enum(invitable),
  uses: z.int().check(z.minimum(1), z.maximum(500)),
  days: z.int().check(z.minimum(1), z.maximum(90)),
  /** Empty: none chosen. */
  areaId: z.string(),
})

const firstWish: z.infer<typeof Wish> = { role: 'interviewer', areaId: '', ...termsOf('interviewer') }

/** For whom, how often and how long. The secret is made here; the server only hears its hash. */
export const InviteForm = ({
  publicKey,
  onMade,
}: {
  readonly publicKey: string
  readonly onMade: (made: Made) => void
}): ReactNode => {
  const t = useText()
  const { client } = useProject()
  const [problem, setProblem] = useState<'away' | 'refused'>()
  const areas = useAreas() ?? []
  const { control, register, handleSubmit, formState, setError } = useForm({
    resolver: zodResolver(Wish),
    defaultValues: firstWish,
  })
  const role = useWatch({ control, name: 'role' })
  const submit = handleSubmit(async (wish) => {
    const area = wish.role === 'interviewer' ? areas.find(({ id }) => id === wish.areaId) : undefined
    if (wish.role === 'interviewer' && areas.length > 0 && area === undefined) {
      setError('areaId', {}, { shouldFocus: true })
      return
    }
    const id = randomId()
    const secret = randomSecret()
    const request = requestFor({ id, secretHash: await sha256Hex(secret) }, wish.role, {
      uses: wish.uses,
      days: wish.days,
      areaId: area?.id,
    })
    const reply = await client.invite(request)
    setProblem(reply.ok ? undefined : reply.kind === 'away' ? 'away' : 'refused')
    if (reply.ok)
      onMade({
        id,
        role: wish.role,
        uses: request.uses,
        days: request.days,
        ...(area === undefined ? {} : { area: area.name }),
        link: linkOf(location.origin, secret, publicKey),
      })
  })
  return (
    <form className={`card ${css['form'] ?? ''} no-print`} onSubmit={(event) => void submit(event)}>
      <Controller
        control={control}
        name="role"
        render={({ field }) => (
          <ChoiceList
            legend={t('coordinate.inviteWho')}
            value={field.value}
            onChange={field.onChange}
            choices={invitable.map((value) => ({
              value,
              label: t(`coordinate.job_${value}`),
              hint: t(`coordinate.jobHint_${value}`),
            }))}
          />
        )}
      />
      {role === 'interviewer' && areas.length > 0 && (
        <SelectField
          label={t('fieldwork.inviteArea')}
          hint={t('fieldwork.inviteAreaHint')}
          wrong={formState.errors.areaId && t('fieldwork.inviteAreaWrong')}
          {...register('areaId')}
        >
          <option value="">{t('fieldwork.choose')}</option>
          {areas.map((area) => (
            <option key={area.id} value={area.id}>
              {area.name}
            </option>
          ))}
        </SelectField>
      )}
      {role === 'coordinator' ? (
        <Banner
          icon={<TriangleAlert className="i" aria-hidden="true" />}
          title={t('coordinate.warnCoordinator')}
        >
          {t('coordinate.warnCoordinatorThen')}
        </Banner>
      ) : (
        <div className={css['terms']}>
          <Field
            label={t('coordinate.uses')}
            hint={t('coordinate.usesHint')}
            type="number"
            min={1}
            max={500}
            wrong={formState.errors.uses && t('coordinate.usesWrong')}
            {...register('uses', { valueAsNumber: true })}
          />
          <Field
            label={t('coordinate.days')}
            hint={t('coordinate.daysHint')}
            type="number"
            min={1}
            max={90}
            wrong={formState.errors.days && t('coordinate.daysWrong')}
            {...register('days', { valueAsNumber: true })}
          />
        </div>
      )}
      {problem !== undefined && (
        <p role="alert">{problem === 'away' ? t('coordinate.inviteAway') : t('coordinate.refused')}</p>
      )}
      <Button look="main" type="submit" disabled={formState.isSubmitting}>
        {t('coordinate.makeLink')}
      </Button>
    </form>
  )
}
