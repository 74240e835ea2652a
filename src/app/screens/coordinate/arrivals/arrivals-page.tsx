import { useState, type ReactNode } from 'react'
import { Hourglass, LockKeyhole } from 'lucide-react'
import { useLocation, useSearch } from 'wouter'
import { useProject } from '#app/project/project-context.tsx'
import { useText } from '#app/text/text.tsx'
import { useSyncState } from '#app/project/sending.ts'
import { Banner } from '#app/ui/banner.tsx'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { PageHead } from '#app/ui/desk.tsx'
import { Segments } from '#app/ui/segments.tsx'
import { useHeldKey } from '../key/key-holder.ts'
import { Unlock } from '../key/unlock.tsx'
import css from './arrivals.module.css'
import { ContactList } from './contact-list.tsx'
import { ConversationDetail } from './conversation-detail.tsx'
import { ConversationList } from './conversation-list.tsx'
import { SightingBoard } from './sighting-board.tsx'

/** The part of the page in the address, so that a link and the back button lead to it. */
const parts = ['gesprekken', 'vondsten', 'contacten'] as const
type Part = (typeof parts)[number]

const partIn = (value: string | null): Part => parts.find((part) => part === value) ?? 'gesprekken'

/** What came in: conversations without a trace of who and when, sightings, and contacts apart from both. */
export const ArrivalsPage = (): ReactNode => {
  const t = useText()
  const { key } = useProject()
  const search = new URLSearchParams(useSearch())
  const [, go] = useLocation()
  const part = partIn(search.get('deel'))
  const chosen = search.get('id') ?? undefined
  const show = (next: Part, id?: string) => {
    go(`/coordinatie/binnen?deel=${next}${id === undefined ? '' : `&id=${id}`}`)
  }
  return (
    <>
      <PageHead
        title={t('coordinate.arrivalsTitle')}
        lead={t(`coordinate.arrivals_${part}`)}
        action={<ButtonLink href="/coordinatie/noodbestand">{t('emergency.goImport')}</ButtonLink>}
      />
      <div className={css['page']}>
        <div className={css['parts']}>
          <Segments
            legend={t('coordinate.arrivalsTitle')}
            value={part}
            onChange={show}
            choices={parts.map((value) => ({ value, label: t(`coordinate.part_${value}`) }))}
          />
        </div>
        {part !== 'vondsten' && <WaitingLine of={part} />}
        {part !== 'vondsten' && key.kind === 'pinned' && <Lock publicKey={key.publicKey} />}
        {part === 'gesprekken' && chosen === undefined && (
          <ConversationList
            onChoose={(id) => {
              show('gesprekken', id)
            }}
          />
        )}
        {part === 'gesprekken' && chosen !== undefined && (
          <ConversationDetail
            id={chosen}
            onBack={() => {
              show('gesprekken')
            }}
          />
        )}
        {part === 'vondsten' && (
          <SightingBoard
            chosen={chosen}
            onChoose={(id) => {
              show('vondsten', id)
            }}
          />
        )}
        {part === 'contacten' && <ContactList />}
      </div>
    </>
  )
}

/** What arrived and waits for its group. */
const WaitingLine = ({ of }: { readonly of: 'gesprekken' | 'contacten' }): ReactNode => {
  const t = useText()
  const { waiting } = useSyncState()
  const count = of === 'gesprekken' ? waiting?.interviews : waiting?.contacts
  if (waiting == null || count === undefined || count === 0) return null
  return (
    <div aria-live="polite">
      <Banner
        look="plain"
        icon={<Hourglass className="i" aria-hidden="true" />}
        title={
          of === 'gesprekken'
            ? t('coordinate.conversationsWait', { count, group: waiting.releaseGroup })
            : t('coordinate.contactsWait', { count, group: waiting.releaseGroup })
        }
      >
        {t('coordinate.conversationsWaitWhy')}
      </Banner>
    </div>
  )
}

/** One line while the key is closed; the form unfolds when somebody wants to open it. */
const Lock = ({ publicKey }: { readonly publicKey: string }): ReactNode => {
  const t = useText()
  const { membership } = useProject()
  const held = useHeldKey(membership.projectId)
  const [asking, setAsking] = useState(false)
  return (
    <div className={`card ${css['lock'] ?? ''}`}>
      {held === undefined && !asking ? (
        <div className="row">
          <LockKeyhole className="i" aria-hidden="true" />
          <span className="grow">{t('key.closed')}</span>
          <Button
            small
            onClick={() => {
              setAsking(true)
            }}
          >
            {t('key.unlock')}
          </Button>
        </div>
      ) : (
        <Unlock publicKey={publicKey} />
      )}
    </div>
  )
}
