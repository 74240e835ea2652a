import { databaseFor } from './database.ts'
import { spawnServer, type ServerProcess } from './server-process.ts'

/** The longest that a server lives under load before it is killed, in milliseconds. */
const longestLifeMs = 350

/** Starts the real program on a folder, lets phones work on it, and kills it at a random moment in the middle.
 *  `load` runs until a request fails; it resolves. */
export const fallUnderLoad = async (
  data: string,
  load: (url: string, isUp: () => boolean) => Promise<void>,
): Promise<void> => {
  const running = await startProcess(data)
  const url = await running.url
  let up = true
  const killed = new Promise<void>((done) => {
    setTimeout(() => {
      up = false
      running.child.kill('SIGKILL')
      done()
    }, Math.random() * longestLifeMs)
  })
  await Promise.all([load(url, () => up), killed])
  await running.exit
}

/** The real program on a folder, and on the database that goes with it in this test file. */
export const startProcess = async (data: string): Promise<ServerProcess> => {
  const databaseUrl = await databaseFor(data)
  return spawnServer(
    ['--data', data, '--port', '0'],
    databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl },
  )
}
