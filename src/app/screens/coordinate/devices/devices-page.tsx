import { useState, type ReactNode } from 'react'
import { KeyRound, TriangleAlert } from 'lucide-react'
import type { DeviceInfo } from '#domain/sync/desk-wire.ts'
import { useProject } from '#app/project/project-context.tsx'
import { useText } from '#app/text/text.tsx'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { Confirm } from '#app/ui/confirm.tsx'
import { Banner } from '#app/ui/banner.tsx'
import { PageHead } from '#app/ui/desk.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { type PhoneKeys, usePhoneKeys } from '../key/use-phone-keys.ts'
import { ServerTrouble } from '../server-trouble.tsx'
import { useServerList } from '../use-server-list.ts'
import { Loading } from '../loading.tsx'
import { type Area, useAreas } from '../use-areas.ts'
import { DeviceArea } from './device-area.tsx'
import { DeviceRole } from './device-role.tsx'
import { useSeen } from './device-table.tsx'
import css from './devices.module.css'
import { RenameDevice } from './rename-device.tsx'

interface Asked {
  readonly what: 'rename' | 'area' | 'role' | 'revoked' | 'lost'
  readonly device: DeviceInfo
}

/** Phones that take part: which key they have, and how to let one go. */
export const DevicesPage = (): ReactNode => {
  const t = useText()
  const { client } = useProject()
  const keys = usePhoneKeys()
  const list = useServerList(client.devices)
  const areas = useAreas() ?? []
  const [asked, setAsked] = useState<Asked>()
  const [failed, setFailed] = useState(false)
  const close = () => {
    setAsked(undefined)
  }
  const end = async ({ device, what }: Asked) => {
    if (what !== 'revoked' && what !== 'lost') return
    const reply = await client.changeDevice(device.id, { state: what })
    setFailed(!reply.ok)
    close()
    list.reload()
  }
  const active = list.items?.filter(({ state }) => state === 'active') ?? []
  const gone = list.items?.filter(({ state }) => state !== 'active') ?? []

  const left = gone.filter((device) => device.role === 'coordinator' && keys?.of(device) === 'same')

  return (
    <>
      <PageHead
        title={t('coordinate.devicesTitle')}
        lead={t('coordinate.devicesLede')}
        action={<ButtonLink href="/coordinatie/uitnodigen">{t('coordinate.goInvite')}</ButtonLink>}
      />
      <div className="stack">
        <ServerTrouble problem={list.problem} onRetry={list.reload} />
        {failed && <p role="alert">{t('coordinate.notChanged')}</p>}
        {list.items === undefined && list.problem === undefined && <Loading />}
        {keys !== undefined && (
          <p className="small">
            <span className="soft">{t('coordinate.ourWords')}</span>{' '}
            <strong className="voice">{keys.ours}</strong>
          </p>
        )}
        {left.length > 0 && (
          <Banner
            icon={<KeyRound className="i" aria-hidden="true" />}
            title={t('key.renewGone', { name: left.map(({ name }) => name).join(', ') })}
            actions={<ButtonLink href="/coordinatie/sleutel#nieuw">{t('key.renewGoGone')}</ButtonLink>}
          >
            {t('key.renewKept')}
          </Banner>
        )}
        {active.some((device) => ['older', 'unknown'].includes(keys?.of(device) ?? '')) && (
          <div className="buttons">
            <ButtonLink href="/coordinatie/sleutel#telefoons">{t('coordinate.keyCard')}</ButtonLink>
          </div>
        )}
        <ul className="list">
          {active.map((device) => (
            <li key={device.id} className={css['device']}>
              <DeviceRow device={device} keys={keys} areas={areas} onAsk={setAsked} />
            </li>
          ))}
        </ul>
        {list.items !== undefined && active.every(({ own }) => own) && (
          <Empty title={t('coordinate.noPhones')}>
            <p className="soft">{t('coordinate.noPhonesThen')}</p>
            <ButtonLink look="main" href="/coordinatie/uitnodigen">
              {t('coordinate.goInvite')}
            </ButtonLink>
          </Empty>
        )}
        {gone.length > 0 && (
          <section className="block section">
            <h2>{t('coordinate.gonePhones')}</h2>
            <ul className="list">
              {gone.map((device) => (
                <li key={device.id}>
                  <div className="item">
                    <span className="grow">{device.name}</span>
                    <span className="tag">{t(`coordinate.device_${device.state}`)}</span>
                  </div>
                </li>
              ))}
            </ul>
          </section>
        )}
      </div>
      <RenameDevice
        device={asked?.what === 'rename' ? asked.device : undefined}
        onDone={() => {
          close()
          list.reload()
        }}
        onClose={close}
      />
      <DeviceArea
        device={asked?.what === 'area' ? asked.device : undefined}
        areas={areas}
        onDone={() => {
          close()
          list.reload()
        }}
        onClose={close}
      />
      <DeviceRole
        device={asked?.what === 'role' ? asked.device : undefined}
        inAreas={areas.length > 0}
        onDone={() => {
          close()
          list.reload()
        }}
        onClose={close}
      />
      <Confirm
        open={asked?.what === 'revoked' || asked?.what === 'lost'}
        title={
          asked?.what === 'revoked' || asked?.what === 'lost'
            ? t(`coordinate.ask_${asked.what}`, { name: asked.device.name })
            : ''
        }
        yes={asked?.what === 'lost' ? t('coordinate.yesLost') : t('coordinate.yesRevoke')}
        no={t('common.cancel')}
        onYes={() => {
          if (asked !== undefined) void end(asked)
        }}
        onNo={close}
      >
        <p>{asked?.what === 'lost' ? t('coordinate.lostThen') : t('coordinate.revokeThen')}</p>
        {asked?.device.role === 'coordinator' && <p>{t('coordinate.revokedCoordinator')}</p>}
      </Confirm>
    </>
  )
}

const DeviceRow = ({
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
