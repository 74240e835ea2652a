import { assetKind } from '#domain/field/taxonomy.ts'
import { useLive, useProject } from '#app/project/project-context.tsx'
import { useSending, useSyncState } from '#app/project/sending.ts'
import type { Waiting } from '#app/store/progress.ts'
import { useLabel } from '#app/text/text.tsx'
import { EmergencySection } from './emergency-section.tsx'
import type { ItemProgress, OutboxItem, StuckReason } from './outbox-item.tsx'
import { OutboxView } from './outbox-view.tsx'

/** The queue of this phone, thing by thing. */
export const OutboxRoom = () => {
  const { store, sync, membership } = useProject()
  const { sending, waiting, progress } = useSending()
  const { phase } = useSyncState()
  const sightings = useLive(() => store.records('assetSighting'), [store])
  const label = useLabel()
  if (progress === undefined || sightings === undefined) return null

  const kinds = new Map(
    sightings.map(({ record }) => [record.id, assetKind(String(record.fields['kind']))] as const),
  )
  const detail = (what: Waiting['what'], recordId: string): string | undefined => {
    const kind = what === 'conversation' || what === 'contact' ? undefined : kinds.get(recordId)
    return kind === undefined ? undefined : label({ nl: kind.nl, en: kind.en })
  }
  const items: readonly OutboxItem[] = [
    ...[...progress.held, ...progress.waiting].map((thing) => ({
      key: thing.key,
      what: thing.what,
      detail: detail(thing.what, thing.recordId),
      progress: progressOf(thing, phase === 'sending'),
    })),
    ...progress.received.map(({ recordId, what, at }) => ({
      key: `received:${recordId}`,
      what,
      detail: detail(what, recordId),
      progress: { state: 'received', at } as const,
    })),
  ]

  return (
    <OutboxView role={membership.role} sending={sending} waiting={waiting} items={items} onTryNow={sync.poke}>
      {waiting > 0 && <EmergencySection />}
    </OutboxView>
  )
}

const progressOf = ({ state, heldFor, sent, total }: Waiting, sending: boolean): ItemProgress => {
  if (state === 'held') return { state: 'stuck', reason: stuckReason(heldFor) }
  if (sending) return { state: 'sending', sent, total }
  return { state: 'onPhone', bytes: total }
}

const stuckReason = (heldFor: string | undefined): StuckReason => {
  switch (heldFor) {
    case 'unreadable':
      return 'unreadable'
    case 'role':
    case 'revoked':
      return 'notAllowed'
    case 'body-too-large':
      return 'tooLarge'
    case 'newer-version':
    case 'unknown-type':
      return 'newerVersion'
    default:
      return 'refused'
  }
}
