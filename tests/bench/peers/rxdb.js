import { createRxDatabase } from 'rxdb'
import { replicateRxCollection } from 'rxdb/plugins/replication'
import { getRxStorageMemory } from 'rxdb/plugins/storage-memory'
import { measure, seconds } from './round.js'

/** Its replication in one process, memory on both sides, no network: from one collection to another and on to a third. */
const schema = {
  version: 0,
  primaryKey: 'id',
  type: 'object',
  properties: { id: { type: 'string', maxLength: 36 }, fields: { type: 'object' }, seq: { type: 'number' } },
  required: ['id'],
}

const open = async () => {
  const database = await createRxDatabase({
    name: crypto.randomUUID(),
    storage: getRxStorageMemory(),
    multiInstance: false,
  })
  const { record } = await database.addCollections({ record: { schema } })
  return { database, record }
}

const replicate = (collection, ways) =>
  replicateRxCollection({
    collection,
    replicationIdentifier: crypto.randomUUID(),
    live: false,
    retryTime: 10,
    ...ways,
  })

await measure(async (records) => {
  const [from, middle, to] = [await open(), await open(), await open()]
  await from.record.bulkInsert(records.map(({ id, ...fields }) => ({ id, fields })))
  const taken = []
  const push = await seconds(async () => {
    const replication = replicate(from.record, {
      push: {
        batchSize: 200,
        handler: async (rows) => {
          const docs = rows.map(({ newDocumentState: { _deleted, ...doc } }) => ({
            ...doc,
            seq: taken.length,
          }))
          taken.push(...docs)
          await middle.record.bulkInsert(docs)
          return []
        },
      },
    })
    await replication.awaitInitialReplication()
  })
  const pull = await seconds(async () => {
    const replication = replicate(to.record, {
      pull: {
        batchSize: 500,
        handler: async (checkpoint, size) => {
          const at = checkpoint?.at ?? 0
          const found = await middle.record.findByIds(taken.slice(at, at + size).map(({ id }) => id)).exec()
          const documents = [...found.values()].map((doc) => ({ ...doc.toJSON(), _deleted: false }))
          return { documents, checkpoint: { at: at + documents.length } }
        },
      },
    })
    await replication.awaitInitialReplication()
  })
  for (const { record } of [middle, to])
    if ((await record.count().exec()) !== records.length) throw new Error('documents are missing')
  for (const { database } of [from, middle, to]) await database.close()
  return { push, pull }
})
