import type { Logger } from 'pino'
import type { Bell } from './bell.ts'
import type { Blobs } from './blobs/blobs.ts'
import type { ErasureLog } from './blobs/erasure-log.ts'
import type { MapFile } from './map-file.ts'
import type { Store } from './store/store.ts'

/** Everything that touches the world, handed in by the composition root. */
export interface Deps {
  readonly store: Store
  readonly blobs: Blobs
  readonly erasures: ErasureLog
  readonly bell: Bell
  readonly clock: () => Date
  readonly random: Random
  readonly config: Config
  readonly log: Logger
}

export interface Random {
  readonly id: () => string
  readonly bytes: (count: number) => Uint8Array
  /** The same items in an order that nothing can be told from. */
  readonly shuffle: <T>(items: readonly T[]) => readonly T[]
}

export interface Config {
  readonly version: string
  readonly build: string
  /** Folder of the built app. */
  readonly dist: string
  /** Origins of the map tiles that the operator allows. */
  readonly tiles: readonly string[]
  readonly mapFile?: MapFile
  readonly tls: boolean
  /** Who asks for `/metrics` must have it. */
  readonly metricsToken?: string
  /** Something stands in front: then nobody's address says where they are. */
  readonly behindProxy?: boolean
  /** The address that people use, where it is known. */
  readonly publicUrl?: string
  /** Requests for each minute: joins and withdrawals by address, everything else by device. */
  readonly rates: { readonly address: number; readonly device: number }
}
