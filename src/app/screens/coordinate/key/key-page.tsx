import { useCallback, useEffect, useState, type ReactNode } from 'react'
import { useLive, useProject } from '#app/project/project-context.tsx'
import { useText } from '#app/text/text.tsx'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { PageHead } from '#app/ui/desk.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { ServerTrouble } from '../server-trouble.tsx'
import { useServerList } from '../use-server-list.ts'
import { HandOver } from './hand-over.tsx'
import { keptKey } from './kept-key.ts'
import { KeyDiffers } from './key-differs.tsx'
import { type HeldKey, useHeldKey } from './key-holder.ts'
import css from './key.module.css'
import { KeyWords } from './key-words.tsx'
import { PaperKey } from './paper-key.tsx'
import { PhoneList } from './phone-list.tsx'
import { ReceiveKey } from './receive-key.tsx'
import { LostKey, RenewKey } from './renew-key.tsx'
import { Unlock } from './unlock.tsx'
import { usePhoneKeys } from './use-phone-keys.ts'

/** Everything about the key: open it, take it over, hand it over, renew it, and what when it is lost. */
export const KeyPage = (): ReactNode => {
  const t = useText()
  const { key } = useProject()
  return (
    <>
      <PageHead title={t('key.title')} lead={t('key.lead')} />
      <div className={css['page']}>
        {key.kind === 'none' && (
          <Empty title={t('coordinate.inviteNoKey')}>
            <ButtonLink look="main" href="/coordinatie/instellen#key">
              {t('key.make')}
            </ButtonLink>
          </Empty>
        )}
        {key.kind === 'differs' && <KeyDiffers />}
        {key.kind === 'pinned' && <Sections publicKey={key.publicKey} />}
      </div>
    </>
  )
}

const Sections = ({ publicKey }: { readonly publicKey: string }): ReactNode => {
  const t = useText()
  const { client, membership, store } = useProject()
  const held = useHeldKey(membership.projectId)
  const kept = useLive(async () => ({ key: await keptKey(store) }), [store])
  const devices = useServerList(client.devices)
  const keys = usePhoneKeys()
  const gone =
    devices.items?.filter(
      (device) => device.state !== 'active' && device.role === 'coordinator' && keys?.of(device) === 'same',
    ) ?? []
  useSectionInView()
  const isKept = kept === undefined || kept.key?.publicKey === publicKey
  return (
    <>
      <section className="card stack">
        <KeyWords publicKey={publicKey} />
        <Unlock publicKey={publicKey} />
        {held === undefined ? (
          <ReceiveKey publicKey={publicKey} />
        ) : (
          <div className="buttons">
            <ButtonLink href="/coordinatie/inventaris">{t('key.toInventory')}</ButtonLink>
            <ButtonLink href="/coordinatie/openbaar">{t('key.toPublic')}</ButtonLink>
          </div>
        )}
      </section>
      {held !== undefined && !isKept && !membership.fictional && <KeepHere held={held} />}
      <section id="telefoons" className="card stack">
        <h2>{t('key.phones')}</h2>
        <ServerTrouble problem={devices.problem} onRetry={devices.reload} />
        <PhoneList publicKey={publicKey} devices={devices.items} />
      </section>
      {!membership.fictional && (
        <>
          <section id="doorgeven" className="card stack">
            <h2>{t('key.handOver')}</h2>
            <p>{t('key.handOverThen')}</p>
            {held === undefined ? (
              <p className="small soft">{t('key.openFirst')}</p>
            ) : (
              <HandOver held={held} />
            )}
          </section>
          <section id="nieuw" className="card stack">
            <h2>{t('key.renew')}</h2>
            <RenewKey held={held} gone={gone} />
          </section>
          <section id="kwijt" className="card stack">
            <h2>{t('key.lost')}</h2>
            <LostKey />
          </section>
        </>
      )}
    </>
  )
}

/** The key came from elsewhere: under six own words it can stay on this device too. */
const KeepHere = ({ held: { worker } }: { readonly held: HeldKey }): ReactNode => {
  const t = useText()
  const [keeping, setKeeping] = useState(false)
  const make = useCallback(() => worker.rewrap(), [worker])
  return (
    <section className="card stack">
      <h2>{t('key.keepHere')}</h2>
      {keeping ? (
        <PaperKey
          make={make}
          use={() => Promise.resolve(undefined)}
          onEnd={() => {
            setKeeping(false)
          }}
        />
      ) : (
        <>
          <p>{t('key.keepHereThen')}</p>
          <div className="buttons">
            <Button
              look="main"
              onClick={() => {
                setKeeping(true)
              }}
            >
              {t('key.keepHere')}
            </Button>
          </div>
        </>
      )}
    </section>
  )
}

/** A link may lead to one section (`#nieuw`); the router does not scroll to it. */
const useSectionInView = () => {
  useEffect(() => {
    const name = location.hash.slice(1)
    if (name !== '') document.getElementById(name)?.scrollIntoView()
  }, [])
}
