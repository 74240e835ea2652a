import { Client } from 'pg'
import type { Relay } from '../bell.ts'

const channel = 'limonade'
const retryMs = 1_000

/** Short texts between the processes that work on one database, over LISTEN and NOTIFY on a connection of its own. */
export const openRelay = async (url: string): Promise<Relay & { readonly close: () => Promise<void> }> => {
  const id = crypto.randomUUID()
  let client: Client
  let closed = false
  let retry: NodeJS.Timeout | undefined
  let onText: (text: string) => void = () => {}
  let onGap: () => void = () => {}
  let sent: Promise<unknown> = Promise.resolve()

  const connect = async (): Promise<void> => {
    client = new Client({ connectionString: url })
    client.on('error', () => undefined)
    client.on('end', reconnect)
    client.on('notification', ({ payload = '' }) => {
      // What this process said itself comes back as well.
      if (!payload.startsWith(id)) onText(payload.slice(id.length))
    })
    await client.connect()
    await client.query(`LISTEN ${channel}`)
  }
  const reconnect = () => {
    if (closed) return
    clearTimeout(retry)
    retry = setTimeout(() => void connect().then(() => onGap(), reconnect), retryMs)
  }

  await connect()
  return {
    send: (text) => {
      // A poke that is lost costs nothing but time: phones also ask by themselves.
      sent = sent
        .then(() => client.query('SELECT pg_notify($1, $2)', [channel, `${id}${text}`]))
        .catch(() => undefined)
    },
    receive: (text, gap) => {
      onText = text
      onGap = gap
    },
    close: async () => {
      closed = true
      clearTimeout(retry)
      await client.end()
    },
  }
}
