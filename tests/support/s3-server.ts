import S3rver from '@20minutes/s3rver'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { S3Address } from '#server/blobs/s3-address.ts'

/** A real S3 server of its own, with a door in front of it at which a test can let calls fail. */
export interface S3Server {
  readonly origin: string
  /** An address under which nothing stands yet. */
  readonly address: () => S3Address
  /** What happens to calls from now on; undefined lets a call through. */
  readonly door: (answer: (call: IncomingMessage) => Answer | undefined) => void
  readonly stop: () => Promise<void>
}

/** `hangs`: never. `forgets`: the call is done, and its answer lost. */
export type Answer = 'hangs' | 'forgets' | { readonly status: number; readonly body?: string }

/** The only key that this server knows. */
const key = { id: 'S3RVER', secret: 'S3RVER' }

export const startS3 = async (): Promise<S3Server> => {
  const directory = mkdtempSync(join(tmpdir(), 'limonade-s3-'))
  const store = new S3rver({
    address: '127.0.0.1',
    port: 0,
    silent: true,
    directory,
    vhostBuckets: false,
    configureBuckets: [{ name: 'pictures' }],
  })
  const behind = await store.run()
  let answer: (call: IncomingMessage) => Answer | undefined = () => undefined
  const front = createServer((call, reply) => {
    const said = answer(call)
    if (said === 'hangs') return
    if (said !== undefined && said !== 'forgets') {
      reply.writeHead(said.status, { 'content-type': 'application/xml' }).end(said.body ?? '')
      call.resume()
      return
    }
    passOn(call, reply, { port: behind.port, forget: said === 'forgets' })
  })
  const port = await listen(front)
  const origin = `http://127.0.0.1:${port}`
  return {
    origin,
    address: () => ({ origin, bucket: 'pictures', prefix: `${randomUUID()}/`, region: 'us-east-1', key }),
    door: (next) => {
      answer = next
    },
    stop: async () => {
      front.closeAllConnections()
      await new Promise((done) => front.close(done))
      await store.close()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}

/** With the same headers: the host is signed. */
const passOn = (
  call: IncomingMessage,
  reply: ServerResponse,
  { port, forget }: { readonly port: number; readonly forget: boolean },
): void => {
  const { method, url, headers } = call
  const onward = request(
    { host: '127.0.0.1', port, agent: false, ...(method && { method }), ...(url && { path: url }), headers },
    (answer) => {
      if (forget) {
        answer.resume().once('end', () => reply.destroy())
        return
      }
      reply.writeHead(answer.statusCode ?? 500, answer.headers)
      answer.pipe(reply)
    },
  )
  onward.once('error', () => reply.destroy())
  call.pipe(onward)
}

const listen = (server: Server): Promise<number> =>
  new Promise((done) => {
    // A server on a port has an address object.
    server.listen(0, '127.0.0.1', () => done((server.address() as AddressInfo).port))
  })
