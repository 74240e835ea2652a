import type { ReactNode } from 'react'
import { ChartNoAxesColumn, Handshake, MapPin, MessageSquare, Plus, Table2 } from 'lucide-react'
import { mayWrite, type Role } from '#domain/project/role.ts'
import { useText } from '#app/text/text.tsx'
import { Action } from '#app/ui/action.tsx'

/** The two big things to do for a role; the first is the lemon. Where no conversation can start yet, walking comes
 *  first. */
export const HomeActions = ({
  role,
  canTalk,
  isFirst,
  onBeginConversation,
}: {
  readonly role: Role
  readonly canTalk: boolean
  /** No conversation was ever begun on this phone. */
  readonly isFirst: boolean
  readonly onBeginConversation: () => void
}): ReactNode => {
  const t = useText()
  const talk = (first: boolean): ReactNode => (
    <Action
      first={first}
      onClick={onBeginConversation}
      icon={<MessageSquare className="i i-l" aria-hidden="true" />}
      title={isFirst ? t('home.firstConversation') : t('home.startConversation')}
      hint={isFirst ? t('home.firstConversationHint') : t('home.startConversationHint')}
    />
  )
  const walk = (first: boolean): ReactNode => (
    <Action
      first={first}
      href="/wandeling"
      icon={<MapPin className="i i-l" aria-hidden="true" />}
      title={t('home.walk')}
      hint={t('home.walkHint')}
    />
  )
  if (role === 'coordinator')
    return (
      <>
        <Action
          first
          href="/coordinatie"
          icon={<Table2 className="i i-l" aria-hidden="true" />}
          title={t('home.desk')}
          hint={t('home.deskHint')}
        />
        {canTalk ? talk(false) : walk(false)}
      </>
    )
  if (canTalk)
    return (
      <>
        {talk(true)}
        {walk(false)}
      </>
    )
  if (!mayWrite(role, 'assetSighting'))
    return (
      <>
        <Action
          first
          href="/weten"
          icon={<ChartNoAxesColumn className="i i-l" aria-hidden="true" />}
          title={t('home.given')}
          hint={t('home.givenHint')}
        />
        <Action
          href="/netwerk"
          icon={<Handshake className="i i-l" aria-hidden="true" />}
          title={t('home.network')}
          hint={t('home.networkHint')}
        />
      </>
    )
  return (
    <>
      {walk(true)}
      <Action
        href="/wandeling?vondst"
        icon={<Plus className="i i-l" aria-hidden="true" />}
        title={t('home.sighting')}
        hint={t('home.sightingHint')}
      />
    </>
  )
}
