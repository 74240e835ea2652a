import * as z from 'zod/mini'
import { installPeers, runPeer } from './peer-packages.ts'
import { operationsOf } from './sync-work.ts'

const known = [
  { name: 'pouchdb replicating with express-pouchdb (LevelDB, HTTP)', script: 'pouchdb.js', args: [] },
  { name: 'bulk calls to express-pouchdb (LevelDB, HTTP)', script: 'pouchdb.js', args: ['bulk'] },
  { name: 'rxdb replicating (memory, one process)', script: 'rxdb.js', args: [] },
  { name: 'tinybase synchronizer (memory, one process)', script: 'tinybase.js', args: [] },
] as const

const Figures = z.object({ push: z.number(), pull: z.number() })
type Peer = z.infer<typeof Figures> & { readonly name: string }

/** Others on the same records, each in a process of its own. */
export const peers = async (records: number): Promise<readonly Peer[]> => {
  installPeers()
  const work = JSON.stringify(
    operationsOf(records).map(({ recordId: id, type, at, set }) => ({ id, type, at, ...set })),
  )
  const measured: Peer[] = []
  for (const { name, script, args } of known)
    measured.push({ name, ...z.parse(Figures, await runPeer(script, args, work)) })
  return measured
}
