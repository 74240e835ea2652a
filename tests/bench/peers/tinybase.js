import { createMergeableStore } from 'tinybase'
import { createLocalSynchronizer } from 'tinybase/synchronizers/synchronizer-local'
import { batchesOf, measure, seconds } from './round.js'

/** Its synchronizer in one process, memory on both sides, no network: batch by batch into a store that another loads from,
 *  then all of them into a new one. A cell holds a plain value, so what is nested goes in as JSON. */
const cellsOf = ({ id: _id, ...fields }) =>
  Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name,
      typeof value === 'object' ? JSON.stringify(value) : value,
    ]),
  )

/** A large load may end before all of it is there: then it is asked again. */
const load = async (synchronizer, count) => {
  for (let tries = 0; synchronizer.getStore().getRowCount('record') < count; tries++) {
    if (tries === 100) throw new Error('rows are missing')
    await synchronizer.load()
  }
}

await measure(async (records) => {
  const [from, middle, to] = [1, 2, 3].map(() => createMergeableStore())
  const [first, second] = [createLocalSynchronizer(from), createLocalSynchronizer(middle)]
  await first.startSync()
  let sent = 0
  const push = await seconds(async () => {
    for (const batch of batchesOf(records)) {
      from.transaction(() => {
        for (const record of batch) from.setRow('record', record.id, cellsOf(record))
      })
      sent += batch.length
      await load(second, sent)
    }
  })
  await first.destroy()
  await second.startSync()
  const third = createLocalSynchronizer(to)
  const pull = await seconds(() => load(third, records.length))
  await third.destroy()
  await second.destroy()
  return { push, pull }
})
