import { useState, type ReactNode } from 'react'
import type { DeviceInfo } from '#domain/sync/desk-wire.ts'
import { useProject } from '#app/project/project-context.tsx'
import { useText } from '#app/text/text.tsx'
import { Button } from '#app/ui/button.tsx'
import { SelectField } from '#app/ui/field.tsx'
import { Sheet } from '#app/ui/sheet.tsx'
import type { Area } from '../use-areas.ts'

/** The area in which a phone works, in a sheet. */
export const DeviceArea = ({
  device,
  areas,
  onDone,
  onClose,
}: {
  readonly device: DeviceInfo | undefined
  readonly areas: readonly Area[]
  readonly onDone: () => void
  readonly onClose: () => void
}): ReactNode => {
  const t = useText()
  return (
    <Sheet title={t('fieldwork.deviceArea')} open={device !== undefined} onClose={onClose}>
      {device !== undefined && <AreaForm device={device} areas={areas} onDone={onDone} />}
    </Sheet>
  )
}

const AreaForm = ({
  device,
  areas,
  onDone,
}: {
  readonly device: DeviceInfo
  readonly areas: readonly Area[]
  readonly onDone: () => void
}): ReactNode => {
  const t = useText()
  const { client } = useProject()
  const [areaId, setAreaId] = useState(device.areaId ?? '')
  const [failed, setFailed] = useState(false)
  const submit = async () => {
    const reply = await client.changeDevice(device.id, { areaId: areaId === '' ? null : areaId })
    setFailed(!reply.ok)
    if (reply.ok) onDone()
  }
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <SelectField
        label={t('fieldwork.areaOf', { name: device.name })}
        hint={t('fieldwork.areaThen')}
        value={areaId}
        onChange={(event) => {
          setAreaId(event.target.value)
        }}
      >
        <option value="">{t('fieldwork.noArea')}</option>
        {areas.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </SelectField>
      {failed && <p role="alert">{t('coordinate.notChanged')}</p>}
      <Button look="main" type="submit" wide>
        {t('common.save')}
      </Button>
    </form>
  )
}
