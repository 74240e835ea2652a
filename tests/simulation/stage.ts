import type { Handset } from './handset.ts'
import type { Ledger } from './ledger.ts'
import type { Network } from './network.ts'
import type { Dice } from './randomness.ts'
import type { SimulatedServer } from './server.ts'

/** One run of the simulation while it goes. */
export interface Run {
  readonly server: SimulatedServer
  readonly network: Network
  readonly ledger: Ledger
  readonly dice: Dice
  readonly handsets: Handset[]
  readonly keyPair: { readonly publicKey: string; readonly identity: string }
  /** Something that nobody said before. */
  readonly newWord: () => string
  readonly newSeed: () => number
  /** Conversations that a coordinator could see at the last look. */
  readonly released: Set<string>
}

export const chosen = ({ handsets }: Run, index: number): Handset => {
  const handset = handsets[index % handsets.length]
  if (handset === undefined) throw new Error('nobody has joined')
  return handset
}
