import type { ReactNode } from 'react'
import { Check, CircleAlert, CloudOff } from 'lucide-react'
import { type TextKey, useText } from '#app/text/text.tsx'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { ReadyList, type ReadyPart } from '#app/ui/ready-list.tsx'
import { Screen } from '#app/ui/screen.tsx'
import { useTitle } from '#app/ui/use-title.ts'
import { useInstall } from '#app/shell/install-sheet.tsx'
import { JoinForm } from './join-form.tsx'
import { JoinHead } from './join-head.tsx'

export type JoinFailure = 'used' | 'expired' | 'unknown' | 'offline' | 'ended' | 'busy' | 'storage'

export type JoinState =
  /** Plain http on a network address: the fragment is not even read. */
  | { readonly kind: 'insecure' }
  | { readonly kind: 'ready' }
  | { readonly kind: 'joining' }
  | { readonly kind: 'failed'; readonly reason: JoinFailure }
  | {
      readonly kind: 'done'
      readonly projectName: string
      /** Every part is on the phone. */
      readonly ready: boolean
      readonly parts: readonly ReadyPart[]
    }

export interface JoinViewProps {
  readonly state: JoinState
  /** With the name of this phone, trimmed and not empty. */
  readonly onJoin: (deviceName: string) => void
  /** Only after `offline` and `busy`. */
  readonly onRetry: () => void
  readonly onStart: () => void
}

/** The first screen that somebody sees: what this is, who sees what, a name for this phone, one button. */
export const JoinView = ({ state, ...does }: JoinViewProps): ReactNode => {
  const t = useText()
  useTitle(t('join.title'))
  switch (state.kind) {
    case 'insecure':
      return <Failed title="join.insecure" then="join.insecureThen" />
    case 'failed':
      return (
        <Failed {...failures[state.reason]} onRetry={mayRetry(state.reason) ? does.onRetry : undefined} />
      )
    case 'ready':
    case 'joining':
      return <Invited state={state} {...does} />
    case 'done':
      return <Done state={state} onStart={does.onStart} />
  }
}

const JoinScreen = ({
  foot,
  children,
}: {
  readonly foot?: ReactNode
  readonly children: ReactNode
}): ReactNode => (
  <Screen head={<JoinHead />} foot={foot}>
    {children}
  </Screen>
)

const Invited = ({
  state,
  onJoin,
}: Omit<JoinViewProps, 'state'> & {
  readonly state: Extract<JoinState, { kind: 'ready' | 'joining' }>
}): ReactNode => {
  const t = useText()
  const install = useInstall()
  const joining = state.kind === 'joining'
  return (
    <JoinScreen
      foot={
        <>
          <Button look="main" wide type="submit" form="join" disabled={joining}>
            {joining ? t('join.joining') : t('join.takePart')}
          </Button>
          {!install.installed && !joining && (
            <Button look="quiet" onClick={install.show}>
              {t('join.installFirst')}
            </Button>
          )}
        </>
      }
    >
      <JoinForm id="join" onJoin={onJoin} />
      {install.sheet}
    </JoinScreen>
  )
}

const Failed = ({
  title,
  then,
  onRetry,
}: {
  readonly title: TextKey
  readonly then: TextKey
  readonly onRetry?: (() => void) | undefined
}): ReactNode => {
  const t = useText()
  return (
    <JoinScreen
      foot={
        onRetry === undefined ? (
          // Who took part before is not stranded, and who did not can paste the link again.
          <ButtonLink wide href="/">
            {t('join.toBegin')}
          </ButtonLink>
        ) : (
          <Button look="main" wide onClick={onRetry}>
            {t('common.retry')}
          </Button>
        )
      }
    >
      <section className="notice" role="alert">
        {title === 'join.failedOffline' ? (
          <CloudOff className="i i-l" aria-hidden="true" />
        ) : (
          <CircleAlert className="i i-l" aria-hidden="true" />
        )}
        <h1 className="title">{t(title)}</h1>
        <p className="soft">{t(then)}</p>
      </section>
    </JoinScreen>
  )
}

const Done = ({
  state,
  onStart,
}: {
  readonly state: Extract<JoinState, { kind: 'done' }>
  readonly onStart: () => void
}): ReactNode => {
  const t = useText()
  return (
    <JoinScreen
      foot={
        <Button look="main" wide onClick={onStart}>
          {t('join.start')}
        </Button>
      }
    >
      <h1 className="ask">{t('join.done')}</h1>
      <p>{state.projectName}</p>
      <p className="row" role="status">
        {state.ready ? (
          <>
            <span className="tag on">
              <Check className="i i-s" aria-hidden="true" />
              {t('join.doneReady')}
            </span>
          </>
        ) : (
          t('join.doneGettingReady')
        )}
      </p>
      <ReadyList parts={state.parts} />
    </JoinScreen>
  )
}

const mayRetry = (reason: JoinFailure): boolean => reason === 'offline' || reason === 'busy'

const failures: Readonly<Record<JoinFailure, { readonly title: TextKey; readonly then: TextKey }>> = {
  used: { title: 'join.failedUsed', then: 'join.failedUsedThen' },
  expired: { title: 'join.failedExpired', then: 'join.failedExpiredThen' },
  unknown: { title: 'join.failedUnknown', then: 'join.failedUnknownThen' },
  offline: { title: 'join.failedOffline', then: 'join.failedOfflineThen' },
  ended: { title: 'join.failedEnded', then: 'join.failedEndedThen' },
  busy: { title: 'join.failedBusy', then: 'join.failedBusyThen' },
  storage: { title: 'join.failedStorage', then: 'join.failedStorageThen' },
}
