import { networkKind } from '#app/device/network.ts'
import type { Store } from '#app/store/store.ts'
import { createKeeper, type Keeper } from './keeper.ts'

const keepers = new WeakMap<Store, Keeper>()

/** The keeper of an open project: one for the page, so that it goes on when a screen closes. */
export const keeperHere = (store: Store, projectId: string): Keeper => {
  const known = keepers.get(store)
  if (known !== undefined) return known
  const made = createKeeper({
    db: store.db,
    projectId,
    network: networkKind,
    now: () => new Date(),
    alone: (run) =>
      navigator.locks.request(`limonade-map-${projectId}`, { ifAvailable: true }, async (lock) => {
        if (lock !== null) await run()
        return lock !== null
      }),
  })
  keepers.set(store, made)
  return made
}

/** Before the project is closed. */
export const stopKeeping = async (store: Store): Promise<void> => {
  await keepers.get(store)?.stop()
}
