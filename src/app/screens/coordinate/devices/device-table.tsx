import type { ReactNode } from 'react'
import type { DeviceInfo } from '#domain/sync/desk-wire.ts'
import { useFormats, useText } from '#app/text/text.tsx'

/** Phones that take part, with when they were last seen: never what a person brought in. */
export const DeviceTable = ({ devices }: { readonly devices: readonly DeviceInfo[] }): ReactNode => {
  const t = useText()
  const seen = useSeen()
  return (
    <table className="table">
      <thead>
        <tr>
          <th scope="col">{t('coordinate.device')}</th>
          <th scope="col">{t('coordinate.lastSeen')}</th>
        </tr>
      </thead>
      <tbody>
        {devices.map((device) => (
          <tr key={device.id}>
            <td>
              <strong>{device.name}</strong>
              <br />
              <span className="tiny soft">
                {t(`coordinate.role_${device.role}`)}
                {device.own && ` · ${t('coordinate.thisScreen')}`}
              </span>
            </td>
            <td>{seen(device.lastSeenAt)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** "14:02" today, otherwise the day. */
export const useSeen = (): ((moment: string | null) => string) => {
  const t = useText()
  const { day, time } = useFormats()
  return (moment) => {
    if (moment === null) return t('coordinate.neverSeen')
    const now = new Date()
    return new Date(moment).toDateString() === now.toDateString() ? time(moment) : day(moment, now)
  }
}
