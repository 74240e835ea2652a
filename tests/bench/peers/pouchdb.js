import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import PouchDB from 'pouchdb'
import { batchesOf, measure, seconds } from './round.js'

/** The server as a process of its own, asked over HTTP. Without further argument by PouchDB's own replication, from and to
 *  a LevelDB here. With `bulk` only by its bulk calls, four under way: less than any client does, and nothing is kept
 *  here. LevelDB does not wait for the disk. */
const data = mkdtempSync(join(tmpdir(), 'limonade-pouchdb-'))
const server = spawn(process.execPath, [join(import.meta.dirname, 'pouchdb-server.js'), data], {
  stdio: ['ignore', 'pipe', 'ignore'],
})
const url = await new Promise((found) => server.stdout.once('data', (line) => found(String(line).trim())))

const docOf = ({ id, ...fields }) => ({ _id: id, ...fields })

const replicated = async (records) => {
  const name = crypto.randomUUID()
  const from = new PouchDB(join(data, `from-${name}`))
  const to = new PouchDB(join(data, `to-${name}`))
  const remote = new PouchDB(`${url}/r${name}`)
  await from.bulkDocs(records.map(docOf))
  await remote.info()
  const options = { batch_size: 200, checkpoint: false }
  const push = await seconds(() => from.replicate.to(remote, options))
  const pull = await seconds(() => to.replicate.from(remote, { ...options, batch_size: 500 }))
  if ((await to.info()).doc_count !== records.length) throw new Error('documents are missing')
  for (const database of [from, to, remote]) await database.destroy()
  return { push, pull }
}

const ask = async (path, body, method = 'POST') => {
  const headers = { 'content-type': 'application/json' }
  const reply = await fetch(`${url}/${path}`, { method, headers, ...(body === undefined ? {} : { body }) })
  if (!reply.ok) throw new Error(`${path} answered ${reply.status}`)
  return reply.json()
}

const inBulk = async (records) => {
  const name = `b${crypto.randomUUID()}`
  await ask(name, undefined, 'PUT')
  const bodies = batchesOf(records).map((batch) => JSON.stringify({ docs: batch.map(docOf) }))
  const send = async () => {
    for (let body = bodies.pop(); body !== undefined; body = bodies.pop())
      for (const { ok } of await ask(`${name}/_bulk_docs`, body))
        if (ok !== true) throw new Error('a document was not stored')
  }
  const push = await seconds(() => Promise.all([send(), send(), send(), send()]))
  const pull = await seconds(async () => {
    let since = 0
    for (let count = 0; count < records.length;) {
      const path = `${name}/_changes?include_docs=true&limit=500&since=${since}`
      const { results, last_seq } = await ask(path, undefined, 'GET')
      if (results.length === 0) throw new Error('documents are missing')
      count += results.length
      since = last_seq
    }
  })
  return { push, pull }
}

await measure(process.argv[2] === 'bulk' ? inBulk : replicated)
server.kill()
rmSync(data, { recursive: true, force: true })
