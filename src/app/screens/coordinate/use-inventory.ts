import { useSyncExternalStore } from 'react'
import type { InventoryState } from '#app/inventory/inventory-messages.ts'
import { type InventoryClient, startInventory } from '#app/inventory/inventory-worker.ts'
import { type KeyHolder, keyHolder } from './key/key-holder.ts'

/** One inventory for all rooms of the desk: it begins with the first room that asks, opens what is sealed while the key
 *  is held, and forgets it when the key is dropped, whichever room is open then. */
export interface InventoryHolder {
  readonly of: (projectId: string) => InventoryClient
}

export const createInventoryHolder = (
  keys: Pick<KeyHolder, 'held' | 'subscribe'>,
  start: (projectId: string) => InventoryClient = startInventory,
): InventoryHolder => {
  let current: { readonly projectId: string; readonly client: InventoryClient } | undefined
  let unlockedWith: unknown
  const follow = () => {
    if (current === undefined) return
    const held = keys.held()
    const worker = held?.projectId === current.projectId ? held.worker : undefined
    if (worker === unlockedWith) return
    // Another key opens other things, and what the first one opened may not stay.
    if (unlockedWith !== undefined) current.client.lock()
    unlockedWith = worker
    if (worker !== undefined) current.client.unlock(worker)
  }
  keys.subscribe(follow)
  return {
    of: (projectId) => {
      if (current?.projectId !== projectId) {
        current?.client.end()
        current = { projectId, client: start(projectId) }
        unlockedWith = undefined
        follow()
      }
      return current.client
    },
  }
}

/** The one of this page. */
export const inventoryHolder = createInventoryHolder(keyHolder)

/** The inventory of this project as it is now, and what can be asked of it. */
export const useInventory = (
  projectId: string,
): { readonly state: InventoryState; readonly client: InventoryClient } => {
  const client = inventoryHolder.of(projectId)
  return { state: useSyncExternalStore(client.subscribe, client.state), client }
}
