import { mediansOf } from './rounds.ts'
import { beside, type Row, rounded } from './row.ts'
import { fill } from './sync-fill.ts'
import { pullRound, pushRound } from './sync-rounds.ts'
import { type BenchServer, startBenchServer } from './sync-server.ts'

const sizes = [
  [1_000, '1k'],
  [10_000, '10k'],
  [100_000, '100k'],
  [1_000_000, '1m'],
] as const
const pushes = 1_000
const batch = 200

/** What a push and a pull cost on a store of so many records, each beside one that was empty at the start, in turns. */
export async function* growth(): AsyncGenerator<Row> {
  const growing = await startBenchServer()
  try {
    let held = 0
    for (const [size, name] of sizes) {
      await fill(growing, size - held)
      held = size
      yield* await at(growing, name)
    }
  } finally {
    await growing.stop()
  }
}

const at = async (growing: BenchServer, name: string): Promise<readonly Row[]> => {
  const empty = await startBenchServer()
  try {
    const few = await empty.phones(4)
    const many = await growing.phones(4)
    const reader = many[0]
    if (reader === undefined) throw new Error('no phone')
    const [small = 0, large = 0, pull = 0] = await mediansOf(
      () => pushRound(few, pushes),
      () => pushRound(many, pushes),
      () => pullRound(reader, 5_000),
    )
    const cost = { name: `sync.push-at-${name}`, value: batchMs(large), unit: 'ms' } as const
    return [
      beside(cost, 'empty store', batchMs(small)),
      { name: `sync.pull-at-${name}`, value: pull, unit: '1/s' },
    ]
  } finally {
    await empty.stop()
  }
}

/** Milliseconds for a batch, of a rate. */
const batchMs = (rate: number): number => rounded((batch * 1_000) / rate)
