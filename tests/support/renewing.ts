import type { Gathered } from '#domain/inventory/gathered.ts'
import type { GatedMatch } from '#domain/inventory/match-gated.ts'
import { publishAll } from '#domain/inventory/publish.ts'
import { toPublish } from '#domain/inventory/to-publish.ts'
import { openWith, sealTo } from '#app/crypto/seal.ts'
import type { Renewing } from '#app/inventory/renew-gated-sets.ts'

/** What a desk renews with when it has gathered this and holds this key. */
export const renewingWith = (
  desk: Pick<Renewing, 'projectId' | 'store' | 'sync'>,
  {
    gathered,
    identity,
    recipient,
    matches = [],
  }: {
    readonly gathered: Gathered
    readonly identity: string
    readonly recipient: string
    readonly matches?: readonly GatedMatch[]
  },
): Renewing => ({
  ...desk,
  client: {
    publish: (on, before) =>
      Promise.resolve(
        publishAll(toPublish(gathered), {
          on,
          before,
          area: 'neighbourhood',
          period: null,
          thresholds: gathered.project(),
        }),
      ),
  },
  open: (sealed) => openWith(identity, sealed),
  seal: (text) => sealTo(recipient, text),
  newId: () => crypto.randomUUID(),
  on: '2026-03-31',
  matches: () => matches,
})
