import { useState, type ReactNode } from 'react'
import { UserMinus, UserPlus } from 'lucide-react'
import { mostMembers } from '#domain/field/crew.ts'
import { useProject } from '#app/project/project-context.tsx'
import { useText } from '#app/text/text.tsx'
import { Button } from '#app/ui/button.tsx'
import { NotKept } from '../interview/not-kept.tsx'
import { changeEntry } from './keep-entry.ts'
import type { Entry } from './use-network.ts'

/** Somebody joins or leaves a crew: one tap, without a name, a reason or anybody's approval. */
export const MemberButtons = ({ entry }: { readonly entry: Entry }): ReactNode => {
  const t = useText()
  const { store, membership, project } = useProject()
  const [failed, setFailed] = useState<{
    readonly reason: 'storageFull' | 'storageUnavailable'
    readonly by: number
  }>()
  const { record } = entry
  const members = typeof record.fields['members'] === 'number' ? record.fields['members'] : 0
  const count = async (by: number) => {
    const fields = { members: Math.min(mostMembers, Math.max(0, members + by)) }
    const when = {
      role: membership.role,
      timeZone: project?.timeZone ?? 'Europe/Amsterdam',
      now: new Date(),
    }
    const saved = await changeEntry(store, { sort: 'crew', seen: record, fields }, when)
    setFailed(saved.ok ? undefined : { reason: saved.reason, by })
  }
  return (
    <>
      <div className="buttons two">
        <Button disabled={record.fields['open'] === false} onClick={() => void count(1)}>
          <UserPlus className="i" aria-hidden="true" />
          {t('network.joins')}
        </Button>
        <Button disabled={members === 0} onClick={() => void count(-1)}>
          <UserMinus className="i" aria-hidden="true" />
          {t('network.leaves')}
        </Button>
      </div>
      {failed !== undefined && <NotKept reason={failed.reason} onRetry={() => void count(failed.by)} />}
    </>
  )
}
