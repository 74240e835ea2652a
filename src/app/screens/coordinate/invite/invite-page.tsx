import { useState, type ReactNode } from 'react'
import { ChartNoAxesColumn, MessageSquare, Map as MapIcon, ShieldCheck } from 'lucide-react'
import type { Invitation } from '#domain/sync/desk-wire.ts'
import { useProject } from '#app/project/project-context.tsx'
import { useFormats, useText } from '#app/text/text.tsx'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { Confirm } from '#app/ui/confirm.tsx'
import { PageHead } from '#app/ui/desk.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { Item } from '#app/ui/item.tsx'
import { KeyDiffers } from '../key/key-differs.tsx'
import { ServerTrouble } from '../server-trouble.tsx'
import { useServerList } from '../use-server-list.ts'
import { useAreas } from '../use-areas.ts'
import css from './invite.module.css'
import { InviteForm } from './invite-form.tsx'
import { type Made, MadeInvitation } from './made-invitation.tsx'

/** Links with which people join. They carry the key, so none is made before there is one. */
export const InvitePage = (): ReactNode => {
  const t = useText()
  const { key } = useProject()
  return (
    <>
      <PageHead
        title={t('coordinate.inviteTitle')}
        lead={t('coordinate.inviteLead')}
        action={<ButtonLink href="/gesprek/papier">{t('paper.blank')}</ButtonLink>}
      />
      {key.kind === 'none' && (
        <Empty title={t('coordinate.inviteNoKey')}>
          <p className="soft">{t('coordinate.inviteNoKeyThen')}</p>
          <ButtonLink look="main" href="/coordinatie/instellen#key">
            {t('key.make')}
          </ButtonLink>
        </Empty>
      )}
      {key.kind === 'differs' && <KeyDiffers />}
      {key.kind === 'pinned' && <Inviting publicKey={key.publicKey} />}
    </>
  )
}

const Inviting = ({ publicKey }: { readonly publicKey: string }): ReactNode => {
  const t = useText()
  const { client } = useProject()
  const list = useServerList(client.invitations)
  const [made, setMade] = useState<Made>()
  const [ending, setEnding] = useState<Invitation>()
  const [failed, setFailed] = useState(false)
  const end = async (id: string) => {
    const reply = await client.endInvitation(id)
    setFailed(!reply.ok)
    setEnding(undefined)
    if (reply.ok && made?.id === id) setMade(undefined)
    list.reload()
  }
  return (
    <div className={css['page']}>
      {made === undefined ? (
        <InviteForm
          publicKey={publicKey}
          onMade={(invitation) => {
            setMade(invitation)
            list.reload()
          }}
        />
      ) : (
        <MadeInvitation
          made={made}
          onAnother={() => {
            setMade(undefined)
          }}
        />
      )}
      <section className="block no-print">
        <h2>{t('coordinate.invitations')}</h2>
        <div className="stack">
          <ServerTrouble problem={list.problem} onRetry={list.reload} />
          {failed && <p role="alert">{t('coordinate.notChanged')}</p>}
          {list.items?.length === 0 && <p className="soft">{t('coordinate.noInvitations')}</p>}
          <ul className="list">
            {list.items?.map((invitation) => (
              <InvitationRow key={invitation.id} invitation={invitation} onEnd={setEnding} />
            ))}
          </ul>
        </div>
      </section>
      <Confirm
        open={ending !== undefined}
        title={t('coordinate.endAsk')}
        yes={t('coordinate.end')}
        no={t('common.cancel')}
        onYes={() => {
          if (ending !== undefined) void end(ending.id)
        }}
        onNo={() => {
          setEnding(undefined)
        }}
      >
        <p>{t('coordinate.endThen')}</p>
      </Confirm>
    </div>
  )
}

const InvitationRow = ({
  invitation,
  onEnd,
}: {
  readonly invitation: Invitation
  readonly onEnd: (invitation: Invitation) => void
}): ReactNode => {
  const t = useText()
  const { day } = useFormats()
  const [now] = useState(() => new Date())
  const { role, state, used, uses, expiresAt, areaId } = invitation
  const area = useAreas()?.find(({ id }) => id === areaId)
  const job = t(`coordinate.job_${role}`)
  return (
    <Item
      icon={<RoleIcon role={role} />}
      title={area === undefined ? job : `${job} · ${area.name}`}
      hint={t('coordinate.usedOf', { used, uses, day: day(expiresAt, now) })}
      end={
        state === 'open' ? (
          <Button
            small
            onClick={() => {
              onEnd(invitation)
            }}
          >
            {t('coordinate.end')}
          </Button>
        ) : (
          <span className="tag">{t(`coordinate.invitation_${state}`)}</span>
        )
      }
    />
  )
}

const RoleIcon = ({ role }: { readonly role: string }): ReactNode => {
  if (role === 'interviewer') return <MessageSquare className="i" aria-hidden="true" />
  if (role === 'volunteer') return <MapIcon className="i" aria-hidden="true" />
  if (role === 'coordinator') return <ShieldCheck className="i" aria-hidden="true" />
  return <ChartNoAxesColumn className="i" aria-hidden="true" />
}
