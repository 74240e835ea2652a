import { useState, type ReactNode } from 'react'
import { useProject } from '#app/project/project-context.tsx'
import { useText } from '#app/text/text.tsx'
import { ServerTrouble } from '../server-trouble.tsx'
import { useServerList } from '../use-server-list.ts'
import { useSeen } from '../devices/device-table.tsx'

const lateMs = 24 * 3_600_000

/** Phones of interviewers that were not seen for a day: what they still have to send about doors is not kept any more. */
export const LatePhones = (): ReactNode => {
  const t = useText()
  const seen = useSeen()
  const { client } = useProject()
  const devices = useServerList(client.devices)
  const [now] = useState(() => Date.now())
  const late = (devices.items ?? []).filter(
    ({ state, role, lastSeenAt }) =>
      state === 'active' &&
      role === 'interviewer' &&
      (lastSeenAt === null || now - Date.parse(lastSeenAt) > lateMs),
  )
  return (
    <>
      <ServerTrouble problem={devices.problem} onRetry={devices.reload} />
      {late.length > 0 && (
        <>
          <p>{t('fieldwork.latePhones', { count: late.length })}</p>
          <ul className="list">
            {late.map(({ id, name, lastSeenAt }) => (
              <li key={id} className="item">
                <span className="grow">{name}</span>
                <span className="small soft">{seen(lastSeenAt)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}
