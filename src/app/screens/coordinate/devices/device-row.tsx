import type { ReactNode } from 'react'
import { TriangleAlert } from 'lucide-react'
import type { DeviceInfo } from '#domain/sync/desk-wire.ts'
import { useText } from '#app/text/text.tsx'
import { Button } from '#app/ui/button.tsx'
import type { PhoneKeys } from '../key/use-phone-keys.ts'
import type { Area } from '../use-areas.ts'
import { useSeen } from './device-table.tsx'
import css from './devices.module.css'

/** What a coordinator wants to do with a phone. */
export interface Asked {
  readonly what: 'rename' | 'area' | 'role' | 'revoked' | 'lost'
  readonly device: DeviceInfo
}

/** One phone: whose it is, when it was seen, whether it has the key, and what can be done with it. */
export const DeviceRow = ({
  device,
  keys,
  areas,
  onAsk,
}: {
  readonly device: DeviceInfo
  readonly keys: PhoneKeys | undefined
  readonly areas: readonly Area[]
  readonly onAsk: (asked: Asked) => void
}): ReactNode => {
  const t = useText()
  const seen = useSeen()
  const { keyWords: theirs } = device
  const areaName = areas.find(({ id }) => id === device.areaId)?.name ?? t('fieldwork.noArea')
  const kind = keys?.of(device)
  return (
    <>
      <div>
        <strong>{device.name}</strong>{' '}
        <span className="small soft">
          {t(`coordinate.role_${device.role}`)}
          {device.own && ` · ${t('coordinate.thisScreen')}`}
          {device.role === 'interviewer' && areas.length > 0 && ` · ${areaName}`}
        </span>
        <p className="small soft">
          {device.lastSeenAt === null
            ? t('coordinate.neverSeen')
            : t('coordinate.seenAt', { when: seen(device.lastSeenAt) })}
        </p>
        <p className="small">
          {theirs === null ? (
            <span className="soft">{t('coordinate.noKeyYet')}</span>
          ) : kind === 'older' || kind === 'unknown' ? (
            <span className="tag wrong">
              <TriangleAlert className="i i-s" aria-hidden="true" />
              {t(kind === 'older' ? 'coordinate.otherWords' : 'coordinate.unknownWords', { words: theirs })}
            </span>
          ) : (
            <span className="soft">{kind === undefined ? theirs : t('coordinate.sameWords')}</span>
          )}
        </p>
      </div>
      <div className={css['actions']}>
        <Button
          small
          onClick={() => {
            onAsk({ what: 'rename', device })
          }}
        >
          {t('coordinate.rename')}
        </Button>
        {device.role === 'interviewer' && areas.length > 0 && (
          <Button
            small
            onClick={() => {
              onAsk({ what: 'area', device })
            }}
          >
            {t('fieldwork.changeArea')}
          </Button>
        )}
        {!device.own && (
          <>
            <Button
              small
              onClick={() => {
                onAsk({ what: 'role', device })
              }}
            >
              {t('coordinate.changeRole')}
            </Button>
            <Button
              small
              onClick={() => {
                onAsk({ what: 'revoked', device })
              }}
            >
              {t('coordinate.revoke')}
            </Button>
            <Button
              small
              onClick={() => {
                onAsk({ what: 'lost', device })
              }}
            >
              {t('coordinate.lost')}
            </Button>
          </>
        )}
      </div>
    </>
  )
}
