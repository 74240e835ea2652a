import { useEffect } from 'react'
import type { InventoryState } from '#app/inventory/inventory-messages.ts'
import type { InventoryClient } from '#app/inventory/inventory-worker.ts'
import { useProject } from '#app/project/project-context.tsx'
import { useInventory } from '../use-inventory.ts'

/** The inventory over all months, whatever somebody chose in its own room: what leaves is about one period. */
export const useAllMonths = (): { readonly state: InventoryState; readonly client: InventoryClient } => {
  const { membership } = useProject()
  const { state, client } = useInventory(membership.projectId)
  useEffect(() => {
    if (client.period() !== null) client.setPeriod(null)
  }, [client])
  return { state, client }
}
