import { useState, type ReactNode } from 'react'
import { zodResolver } from '@hookform/resolvers/zod'
import { useForm } from 'react-hook-form'
import * as z from 'zod/mini'
import { limits } from '#domain/sync/wire.ts'
import type { DeviceInfo } from '#domain/sync/desk-wire.ts'
import { useProject } from '#app/project/project-context.tsx'
import { useText } from '#app/text/text.tsx'
import { Button } from '#app/ui/button.tsx'
import { Field } from '#app/ui/field.tsx'
import { Sheet } from '#app/ui/sheet.tsx'

const Name = z.object({ name: z.string().check(z.trim(), z.minLength(1), z.maxLength(limits.deviceName)) })

/** Another name for a phone, in a sheet. */
export const RenameDevice = ({
  device,
  onDone,
  onClose,
}: {
  readonly device: DeviceInfo | undefined
  readonly onDone: () => void
  readonly onClose: () => void
}): ReactNode => {
  const t = useText()
  return (
    <Sheet title={t('coordinate.rename')} open={device !== undefined} onClose={onClose}>
      {device !== undefined && <RenameForm device={device} onDone={onDone} />}
    </Sheet>
  )
}

const RenameForm = ({
  device,
  onDone,
}: {
  readonly device: DeviceInfo
  readonly onDone: () => void
}): ReactNode => {
  const t = useText()
  const { client } = useProject()
  const [failed, setFailed] = useState(false)
  const { register, handleSubmit, formState } = useForm({
    resolver: zodResolver(Name),
    defaultValues: { name: device.name },
  })
  const submit = handleSubmit(async ({ name }) => {
    const reply = await client.changeDevice(device.id, { name })
    setFailed(!reply.ok)
    if (reply.ok) onDone()
  })
  return (
    <form className="stack" onSubmit={(event) => void submit(event)}>
      <Field
        label={t('coordinate.deviceName')}
        hint={t('coordinate.deviceNameHint')}
        wrong={formState.errors.name && t('coordinate.deviceNameWrong')}
        {...register('name')}
      />
      {failed && <p role="alert">{t('coordinate.notChanged')}</p>}
      <Button look="main" type="submit" wide disabled={formState.isSubmitting}>
        {t('common.save')}
      </Button>
    </form>
  )
}
