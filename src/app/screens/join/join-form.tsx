import { type ReactNode, useState } from 'react'
import { CloudOff, EyeOff, Lock } from 'lucide-react'
import { useText } from '#app/text/text.tsx'
import { Field } from '#app/ui/field.tsx'
import { Form } from '#app/ui/form.tsx'
import { Item } from '#app/ui/item.tsx'

/** As many characters as the server takes. */
const longestName = 40

/** What this is, what is promised, and the one thing to fill in: a link says nothing but its secret. Submitted by the
 *  button in the foot of the screen. */
export const JoinForm = ({
  id,
  onJoin,
}: {
  readonly id: string
  readonly onJoin: (deviceName: string) => void
}): ReactNode => {
  const t = useText()
  const [name, setName] = useState('')
  const [missing, setMissing] = useState(false)
  return (
    <Form
      id={id}

      onSubmit={() => {
        const trimmed = name.trim()
        setMissing(trimmed === '')
        if (trimmed !== '') onJoin(trimmed)
      }}
    >
      <h1 className="ask">{t('join.welcome')}</h1>
      <p>{t('join.what')}</p>
      <ul className="list">
        <Item
          icon={<Lock className="i" aria-hidden="true" />}
          title={t('join.promiseSealed')}
          hint={t('join.promiseSealedThen')}
        />
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
    </Form>
  )
}
