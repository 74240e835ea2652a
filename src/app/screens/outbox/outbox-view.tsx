import type { ReactNode } from 'react'
import { RotateCw, Wifi } from 'lucide-react'
import type { Role } from '#domain/project/role.ts'
import { useFormats, useText } from '#app/text/text.tsx'
import { Banner } from '#app/ui/banner.tsx'
import { Button } from '#app/ui/button.tsx'
import { Screen, TitleHead } from '#app/ui/screen.tsx'
import { type Sending, useSendingWords } from '#app/ui/status-line.tsx'
import { PhoneTabs } from '#app/screens/phone-tabs.tsx'
import { type OutboxItem, OutboxRow } from './outbox-item.tsx'

export interface OutboxViewProps {
  readonly role: Role
  readonly sending: Sending
  /** Things on this phone that have not been received. */
  readonly waiting: number
  readonly items: readonly OutboxItem[]
  readonly onTryNow: () => void
  /** What asks something of the person; stands first. */
  readonly attention?: ReactNode
  /** Sends the large photos that wait for Wi-Fi. */
  readonly onSendPhotos: () => void
  /** Stands under what waits. */
  readonly children?: ReactNode
}

/** The queue: one sentence with the state, then each thing with its own. */
export const OutboxView = ({
  role,
  sending,
  waiting,
  items,
  onTryNow,
  attention,
  onSendPhotos,
  children,
}: OutboxViewProps): ReactNode => {
  const t = useText()
  const received = items.filter(({ progress }) => progress.state === 'received')
  const forWifi = items.filter(({ progress }) => progress.state === 'forWifi').length
  const underway = items.filter((item) => !received.includes(item))
  return (
    <Screen
      head={<TitleHead title={t('outbox.title')} />}
      tabs={<PhoneTabs role={role} waiting={waiting} />}
      foot={
        sending.state === 'photosWait' ? (
          <Button wide onClick={onSendPhotos}>
            {t('outbox.sendNow')}
          </Button>
        ) : (
          (sending.state === 'waiting' || sending.state === 'serverAway') && (
            <Button wide onClick={onTryNow}>
              <RotateCw className="i i-s" aria-hidden="true" />
              {t('common.tryAgain')}
            </Button>
          )
        )
      }
    >
      <StateNotice sending={sending} />
      {attention}
      {forWifi > 0 && sending.state !== 'photosWait' && (
        <Banner
          icon={<Wifi className="i" aria-hidden="true" />}
          title={t('outbox.photosWait', { count: forWifi })}
          actions={<Button onClick={onSendPhotos}>{t('outbox.sendNow')}</Button>}
        >
          <p>{t('outbox.photosWaitMore')}</p>
        </Banner>
      )}
      {underway.length > 0 && (
        <ul className="list">
          {underway.map((item) => (
            <OutboxRow key={item.key} item={item} />
          ))}
        </ul>
      )}
      {children}
      {received.length > 0 && (
        <section className="section">
          <h2>{t('outbox.sentToday')}</h2>
          <ul className="list">
            {received.map((item) => (
              <OutboxRow key={item.key} item={item} />
            ))}
          </ul>
        </section>
      )}
    </Screen>
  )
}

const StateNotice = ({ sending }: { readonly sending: Sending }): ReactNode => {
  const { icon } = useSendingWords(sending)
  const { title, then } = useNoticeWords(sending)
  return (
    <>
      <section className="notice" role="status">
        {icon('i i-l')}
        <h2>{title}</h2>
        <p className="small soft">{then}</p>
      </section>
      {sending.state === 'sending' && (
        <svg className="mark bar" role="img" aria-label={title}>
          <rect className="c-track" width="100%" height="12" rx="3" />
          <rect
            className="c-stay"
            x="1"
            y="1"
            width={`${Math.round((sending.sent / Math.max(1, sending.count)) * 99)}%`}
            height="10"
            rx="3"
          />
        </svg>
      )}
    </>
  )
}

const useNoticeWords = (sending: Sending): { readonly title: string; readonly then: string } => {
  const t = useText()
  const { time } = useFormats()
  switch (sending.state) {
    case 'waiting':
      return { title: t('outbox.waiting', { count: sending.count }), then: t('outbox.waitingThen') }
    case 'sending':
      return {
        title: t('outbox.sending', { sent: sending.sent, count: sending.count }),
        then: t('outbox.sendingThen'),
      }
    case 'serverAway':
      return {
        title: t('outbox.serverAway'),
        then: t('outbox.serverAwayThen', { minutes: sending.againInMinutes }),
      }
    case 'photosWait':
      return { title: t('outbox.photosWait', { count: sending.count }), then: t('outbox.photosWaitThen') }
    case 'stuck':
      return { title: t('outbox.stuck', { count: sending.count }), then: t('outbox.stuckThen') }
    case 'sent':
      return sending.at === null
        ? { title: t('outbox.empty'), then: t('outbox.emptyThen') }
        : { title: t('outbox.sent', { time: time(sending.at) }), then: t('outbox.sentThen') }
  }
}
