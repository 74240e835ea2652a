import type { ReactNode } from 'react'
import { Check, Settings } from 'lucide-react'
import { Link } from 'wouter'
import { holdsConversations, mayWrite, type Role } from '#domain/project/role.ts'
import { PhoneTabs } from '#app/screens/phone-tabs.tsx'
import { useText } from '#app/text/text.tsx'
import { Brand } from '#app/ui/brand.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { Screen } from '#app/ui/screen.tsx'
import { type Sending, StatusLine } from '#app/ui/status-line.tsx'
import { useTitle } from '#app/ui/use-title.ts'
import { useInstall } from '#app/shell/install-sheet.tsx'
import { HomeActions } from './home-actions.tsx'
import {
  type RecentSighting,
  RecentSightings,
  type Unfinished,
  UnfinishedList,
  WalkReminders,
} from './home-lists.tsx'
import { HomeWarnings, type HomeWarning } from './home-warnings.tsx'

export interface HomeViewProps {
  readonly role: Role
  readonly projectName: string
  readonly fictional: boolean
  readonly sending: Sending
  /** Things on this phone that have not been received. */
  readonly waiting: number
  /** In the order in which they matter; more than two are not shown at once. */
  readonly warnings: readonly HomeWarning[]
  /** Conversations can be sealed; without it none starts. */
  readonly hasKey: boolean
  /** Whether this phone ever finished a conversation. */
  readonly hasConversations: boolean
  readonly unfinished: readonly Unfinished[]
  readonly sightings: readonly RecentSighting[]
  /** How many sightings nobody looked at for more than a year. */
  readonly lookAgain: number
  /** A walk goes on, or pauses. */
  readonly walking: boolean
  readonly readyOffline: boolean
  readonly now: Date
  readonly onBeginConversation: () => void
}

/** Home: where the work is, the two things to do, and what is not finished. */
export const HomeView = (props: HomeViewProps): ReactNode => {
  const t = useText()
  useTitle(t('home.title'))
  const install = useInstall()
  const holds = holdsConversations(props.role)
  return (
    <Screen head={<HomeHead {...props} />} tabs={<PhoneTabs role={props.role} waiting={props.waiting} />}>
      <h1 className="sr">{t('home.title')}</h1>
      <HomeWarnings
        warnings={props.warnings.slice(0, 2)}
        onInstall={install.installed ? undefined : install.show}
      />
      <HomeActions
        role={props.role}
        canTalk={holds && props.hasKey}
        isFirst={!props.hasConversations && props.unfinished.length === 0}
        onBeginConversation={props.onBeginConversation}
      />
      <UnfinishedList unfinished={props.unfinished} now={props.now} />
      <WalkReminders lookAgain={props.lookAgain} walking={props.walking} />
      <RecentSightings sightings={props.sightings} now={props.now} />
      {(holds || mayWrite(props.role, 'assetSighting')) && isEmpty(props) && (
        <Empty title={holds ? t('home.noConversations') : t('home.noSightings')}>
          <p className="soft small">{holds ? t('home.noConversationsThen') : t('home.noSightingsThen')}</p>
        </Empty>
      )}
      {props.readyOffline && (
        <p className="row small soft">
          <Check className="i i-s" aria-hidden="true" />
          {t('home.ready')}
        </p>
      )}
      {install.sheet}
    </Screen>
  )
}

const HomeHead = ({ projectName, fictional, sending }: HomeViewProps): ReactNode => {
  const t = useText()
  return (
    <>
      <div className="head">
        <Brand>{projectName || 'Limonade'}</Brand>
        <Link className="icon-button" href="/instellingen" aria-label={t('home.settings')}>
          <Settings className="i" aria-hidden="true" />
        </Link>
      </div>
      {fictional && <p className="fictional">{t('common.fictional')}</p>}
      <StatusLine sending={sending} href="/wachtrij" />
    </>
  )
}

const isEmpty = ({ unfinished, sightings, hasConversations, warnings }: HomeViewProps): boolean =>
  unfinished.length === 0 && sightings.length === 0 && !hasConversations && warnings.length === 0
