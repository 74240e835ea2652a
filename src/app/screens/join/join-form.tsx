import { type ReactNode, useState } from 'react'
import { CloudOff, EyeOff, Lock, MapPin } from 'lucide-react'
import type { Role } from '#domain/project/role.ts'
import { type TextKey, useText } from '#app/text/text.tsx'
import { Field } from '#app/ui/field.tsx'
import { Item } from '#app/ui/item.tsx'

/** What is known of an invitation before joining; a link printed on paper may say nothing but its secret. */
export interface Invitation {
  readonly projectName?: string | undefined
  readonly role?: Role | undefined
}

/** As many characters as the server takes. */
const longestName = 40

/** What this is, what is promised, and the one thing to fill in. Submitted by the button in the foot of the screen. */
export const JoinForm = ({
  id,
  invitation: { projectName, role },
  onJoin,
}: {
  readonly id: string
  readonly invitation: Invitation
  readonly onJoin: (deviceName: string) => void
}): ReactNode => {
  const t = useText()
  const [name, setName] = useState('')
  const [missing, setMissing] = useState(false)
  return (
    <form
      id={id}
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        const trimmed = name.trim()
        setMissing(trimmed === '')
        if (trimmed !== '') onJoin(trimmed)
      }}
    >
      <h1 className="ask">
        {projectName === undefined ? t('join.welcomeNoName') : t('join.welcome', { project: projectName })}
      </h1>
      <p>{role === undefined ? t('join.what') : t(asks[role] ?? 'join.asksHelper')}</p>
      <ul className="list">
        {role === 'volunteer' ? (
          <Item
            icon={<MapPin className="i" aria-hidden="true" />}
            title={t('join.promisePlaces')}
            hint={t('join.promisePlacesThen')}
          />
        ) : (
          <Item
            icon={<Lock className="i" aria-hidden="true" />}
            title={t('join.promiseSealed')}
            hint={t('join.promiseSealedThen')}
          />
        )}
        <Item
          icon={<CloudOff className="i" aria-hidden="true" />}
          title={t('join.promiseOffline')}
          hint={t('join.promiseOfflineThen')}
        />
        <Item
          icon={<EyeOff className="i" aria-hidden="true" />}
          title={t('join.promiseTogether')}
          hint={t('join.promiseTogetherThen')}
        />
      </ul>
      <Field
        label={t('join.deviceName')}
        hint={t('join.deviceNameHint')}
        wrong={missing ? t('join.deviceNameMissing') : undefined}
        value={name}
        maxLength={longestName}
        enterKeyHint="go"
        onChange={(event) => {
          setName(event.target.value)
          setMissing(false)
        }}
      />
    </form>
  )
}

const asks: Readonly<Partial<Record<Role, TextKey>>> = {
  interviewer: 'join.asksInterviewer',
  volunteer: 'join.asksVolunteer',
  coordinator: 'join.asksCoordinator',
}
