import { useState, type ReactNode } from 'react'
import type { Role } from '#domain/project/role.ts'
import type { DeviceInfo } from '#domain/sync/desk-wire.ts'
import { useProject } from '#app/project/project-context.tsx'
import { useText } from '#app/text/text.tsx'
import { Button } from '#app/ui/button.tsx'
import { ChoiceList } from '#app/ui/choice-list.tsx'
import { Sheet } from '#app/ui/sheet.tsx'
import { invitable } from '../invite/invitation.ts'

/** What the holder of a phone does, in a sheet: first the choice, then what changes by it, then the change. */
export const DeviceRole = ({
  device,
  inAreas,
  onDone,
  onClose,
}: {
  readonly device: DeviceInfo | undefined
  /** Whether interviewers work in areas here. */
  readonly inAreas: boolean
  readonly onDone: () => void
  readonly onClose: () => void
}): ReactNode => {
  const t = useText()
  return (
    <Sheet title={t('coordinate.changeRole')} open={device !== undefined} onClose={onClose}>
      {device !== undefined && (
        <RoleForm device={device} inAreas={inAreas} onDone={onDone} onClose={onClose} />
      )}
    </Sheet>
  )
}

const RoleForm = ({
  device,
  inAreas,
  onDone,
  onClose,
}: {
  readonly device: DeviceInfo
  readonly inAreas: boolean
  readonly onDone: () => void
  readonly onClose: () => void
}): ReactNode => {
  const t = useText()
  const { client } = useProject()
  const [role, setRole] = useState<Role>(device.role)
  const [sure, setSure] = useState(false)
  const [failed, setFailed] = useState(false)
  const change = async () => {
    const reply = await client.changeDevice(device.id, { role })
    setFailed(!reply.ok)
    if (reply.ok) onDone()
  }
  if (!sure)
    return (
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          setSure(true)
        }}
      >
        <ChoiceList
          legend={t('coordinate.roleOf', { name: device.name })}
          value={role}
          onChange={setRole}
          choices={invitable.map((value) => ({
            value,
            label: t(`coordinate.job_${value}`),
            hint: t(`coordinate.jobHint_${value}`),
          }))}
        />
        <Button look="main" type="submit" wide disabled={role === device.role}>
          {t('common.next')}
        </Button>
      </form>
    )
  return (
    <div className="stack">
      {/* What was pressed is gone, so the keyboard and the screen reader go on here. */}
      <p tabIndex={-1} ref={focused}>
        <strong>
          {t('coordinate.roleBecomes', { name: device.name, role: t(`coordinate.role_${role}`) })}
        </strong>
      </p>
      {role === 'coordinator' && <p>{t('coordinate.roleGetsAll')}</p>}
      {role === 'interviewer' && inAreas && <p>{t('coordinate.roleGetsArea')}</p>}
      {device.role === 'interviewer' && role !== 'coordinator' && <p>{t('coordinate.roleLosesAddresses')}</p>}
      {device.role === 'coordinator' && <p>{t('coordinate.revokedCoordinator')}</p>}
      <p>{t('coordinate.roleSends')}</p>
      {failed && <p role="alert">{t('coordinate.notChanged')}</p>}
      <div className="buttons">
        <Button
          look={role === 'coordinator' || device.role === 'coordinator' ? 'problem' : 'main'}
          onClick={() => void change()}
        >
          {t('coordinate.roleYes')}
        </Button>
        <Button onClick={onClose}>{t('common.cancel')}</Button>
      </div>
    </div>
  )
}

const focused = (line: HTMLElement | null) => {
  line?.focus()
}
