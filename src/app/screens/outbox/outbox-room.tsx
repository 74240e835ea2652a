import { lazy, Suspense } from 'react'
import { assetKind } from '#domain/field/taxonomy.ts'
import { useLive, useProject } from '#app/project/project-context.tsx'
import { useSending, useSyncState, waitsForWifi } from '#app/project/sending.ts'
import type { Waiting } from '#app/store/progress.ts'
import { useLabel } from '#app/text/text.tsx'
import { EmergencySection } from './emergency-section.tsx'
import type { ItemProgress, OutboxItem } from './outbox-item.tsx'
import { OutboxView } from './outbox-view.tsx'

const AttentionPart = lazy(() =>
  import('#app/attention/attention-part.tsx').then((part) => ({ default: part.AttentionPart })),
)

/** The queue of this phone, thing by thing. */
export const OutboxRoom = () => {
  const { store, sync, membership } = useProject()
  const { sending, waiting, progress } = useSending()
  const state = useSyncState()
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
    ...progress.waiting.map((thing) => ({
      key: thing.key,
      what: thing.what,
      addresses: thing.addresses,
      detail: detail(thing.what, thing.recordId),
      progress: waitsForWifi(thing, state)
        ? ({ state: 'forWifi', bytes: thing.total ?? 0 } as const)
        : progressOf(thing, state.phase === 'sending'),
    })),
    ...progress.received.map(({ recordId, what, at }) => ({
      key: `received:${recordId}`,
      what,
      detail: detail(what, recordId),
      progress: { state: 'received', at } as const,
    })),
  ]

  return (
    <OutboxView
      role={membership.role}
      sending={sending}
      waiting={waiting}
      items={items}
      onTryNow={sync.poke}
      attention={
        <Suspense fallback={null}>
          <AttentionPart />
        </Suspense>
      }
      onSendPhotos={sync.sendOriginalsNow}
    >
      {waiting > 0 && <EmergencySection />}
    </OutboxView>
  )
}

const progressOf = ({ sent, total }: Waiting, sending: boolean): ItemProgress =>
  sending ? { state: 'sending', sent, total } : { state: 'onPhone', bytes: total }
