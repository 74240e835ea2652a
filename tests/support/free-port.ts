import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'

/** A port of this machine on which nobody listens now. */
export const freePort = (): Promise<number> =>
  new Promise((found) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      // A server on a port has an address object.
      const { port } = probe.address() as AddressInfo
      probe.close(() => found(port))
    })
  })
