import type { ReactNode } from 'react'
import type { Inventory } from '#domain/inventory/inventory.ts'
import type { InventoryClient } from '#app/inventory/inventory-worker.ts'
import { CausesRoom } from './causes-room.tsx'
import { CostsRoom } from './costs-room.tsx'
import { CoverageRoom } from './coverage-room.tsx'
import { MoneyRoom } from './money-room.tsx'
import { OpportunitiesRoom } from './opportunities-room.tsx'
import { OverviewRoom } from './overview-room.tsx'
import type { RoomName } from './place-of.ts'
import { PurposesRoom } from './purposes-room.tsx'
import { ResourcesRoom } from './resources-room.tsx'
import { RoundsRoom } from './rounds-room.tsx'
import { RowsRoom } from './rows-room.tsx'
import { StructuresRoom } from './structures-room.tsx'
import { TalentsRoom } from './talents-room.tsx'
import { UnusedRoom } from './unused-room.tsx'

interface RoomProps {
  readonly inventory: Inventory
  readonly client: InventoryClient
}

/** What stands in each room of the inventory. */
export const rooms: Readonly<Record<RoomName, (props: RoomProps) => ReactNode>> = {
  overview: OverviewRoom,
  money: MoneyRoom,
  costs: CostsRoom,
  resources: ResourcesRoom,
  talents: TalentsRoom,
  causes: CausesRoom,
  purposes: PurposesRoom,
  unused: UnusedRoom,
  structures: StructuresRoom,
  opportunities: OpportunitiesRoom,
  coverage: CoverageRoom,
  rounds: RoundsRoom,
  rows: RowsRoom,
}
