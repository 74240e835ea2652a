import express from 'express'
import expressPouch from 'express-pouchdb'
import PouchDB from 'pouchdb'

/** CouchDB's protocol over LevelDB in the folder of the first argument. Prints its address. */
const Stored = PouchDB.defaults({ prefix: `${process.argv[2]}/` })
const app = express()
app.use(
  '/',
  expressPouch(Stored, {
    mode: 'minimumForPouchDB',
    inMemoryConfig: true,
    logPath: `${process.argv[2]}/log`,
  }),
)
const server = app.listen(0, '127.0.0.1', () => {
  process.stdout.write(`http://127.0.0.1:${server.address().port}\n`)
})
