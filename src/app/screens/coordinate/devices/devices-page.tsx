import { useState, type ReactNode } from 'react'
import { KeyRound } from 'lucide-react'
import { useProject } from '#app/project/project-context.tsx'
import { useText } from '#app/text/text.tsx'
import { ButtonLink } from '#app/ui/button.tsx'
import { Confirm } from '#app/ui/confirm.tsx'
import { Banner } from '#app/ui/banner.tsx'
import { PageHead } from '#app/ui/desk.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { usePhoneKeys } from '../key/use-phone-keys.ts'
import { ServerTrouble } from '../server-trouble.tsx'
import { useServerList } from '../use-server-list.ts'
import { Loading } from '../loading.tsx'
import { useAreas } from '../use-areas.ts'
import { DeviceArea } from './device-area.tsx'
import { DeviceRole } from './device-role.tsx'
import { type Asked, DeviceRow } from './device-row.tsx'
import css from './devices.module.css'
import { RenameDevice } from './rename-device.tsx'

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
