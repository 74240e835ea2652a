import { useState, type ReactNode } from 'react'
import { zodResolver } from '@hookform/resolvers/zod'
import { LockKeyhole, LockKeyholeOpen } from 'lucide-react'
import { useForm } from 'react-hook-form'
import * as z from 'zod/mini'
import type { NotUnlocked } from '#app/crypto/unlock-key.ts'
import { demoPassphrase } from '#domain/project/demo-key.ts'
import { useLive, useProject } from '#app/project/project-context.tsx'
import { useText } from '#app/text/text.tsx'
import { Button } from '#app/ui/button.tsx'
import { Field } from '#app/ui/field.tsx'
import { keyHolder, useHeldKey } from './key-holder.ts'
import { keptKey } from './kept-key.ts'
import { openKey } from './open-key.ts'

const Typed = z.object({ secret: z.string().check(z.trim(), z.minLength(1)) })

/** Opens the key on this screen, and locks it again. */
export const Unlock = ({ publicKey }: { readonly publicKey: string }): ReactNode => {
  const { membership } = useProject()
  const held = useHeldKey(membership.projectId)
  return held === undefined ? <UnlockForm publicKey={publicKey} /> : <LockAgain />
}

const LockAgain = (): ReactNode => {
  const t = useText()
  return (
    <div className="row">
      <LockKeyholeOpen className="i" aria-hidden="true" />
      <span className="grow small">{t('key.open')}</span>
      <Button small onClick={keyHolder.drop}>
        {t('key.lock')}
      </Button>
    </div>
  )
}

const UnlockForm = ({ publicKey }: { readonly publicKey: string }): ReactNode => {
  const t = useText()
  const { store, project, membership } = useProject()
  const fictional = project?.fictional === true
  const kept = useLive(async () => ({ key: await keptKey(store) }), [store])
  const [problem, setProblem] = useState<NotUnlocked>()
  const { register, handleSubmit, formState, reset } = useForm({
    resolver: zodResolver(Typed),
    defaultValues: { secret: '' },
  })
  const open = handleSubmit(async ({ secret }) => {
    const unlocked = await openKey(membership.projectId, secret, { publicKey, kept: kept?.key, fictional })
    if (!unlocked.ok) {
      setProblem(unlocked.reason)
      return
    }
    setProblem(undefined)
    reset()
  })
  const wrong =
    problem !== undefined ? t(`key.unlock_${problem}`) : formState.errors.secret && t('key.unlockEmpty')

  return (
    <form className="stack" onSubmit={(event) => void open(event)}>
      <Field
        label={t('key.unlockLabel')}
        hint={fictional ? t('key.unlockDemo', { words: demoPassphrase }) : t('key.unlockHint')}
        wrong={wrong}
        spellCheck={false}
        autoCapitalize="none"
        {...register('secret')}
      />
      <Button type="submit" disabled={formState.isSubmitting}>
        <LockKeyhole className="i" aria-hidden="true" />
        {formState.isSubmitting ? t('key.unlocking') : t('key.unlock')}
      </Button>
    </form>
  )
}
