import { type Server, type ServerOptions, STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import { problemText } from './problem.ts'

/** How long a request may be on its way, in milliseconds. */
export interface Patience {
  readonly headers: number
  readonly request: number
}

/** A megabyte of a photo over a poor mobile network takes a minute and more; headers take no time. */
export const ordinaryPatience: Patience = { headers: 15_000, request: 180_000 }

/** For the options of a Node server. */
export const timeLimits = ({
  headers,
  request,
}: Patience): Pick<ServerOptions, 'headersTimeout' | 'requestTimeout' | 'connectionsCheckingInterval'> => ({
  headersTimeout: headers,
  requestTimeout: request,
  connectionsCheckingInterval: Math.min(5_000, headers / 2),
})

/** What is no HTTP, has too many headers, or does not come to its end, gets a problem document as well. */
export const answerBrokenRequests = (server: Server): void => {
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Socket) => {
    if (!socket.writable || error.code === 'ECONNRESET') {
      socket.destroy()
      return
    }
    socket.end(brokenRequest(error.code))
  })
}

const brokenRequest = (code: string | undefined): string => {
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT')
    return answer(408, 'too-slow', 'The request did not come to its end in time.')
  if (code === 'HPE_HEADER_OVERFLOW')
    return answer(431, 'headers-too-large', 'The headers of this request are too large.')
  return answer(400, 'not-http', 'This is not a request that can be read.')
}

/** There is no response object yet, so it is written by hand. */
const answer = (status: number, code: string, detail: string): string => {
  const body = problemText(status, code, detail)
  return [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'content-type: application/problem+json',
    'cache-control: no-store',
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: close',
    '',
    body,
  ].join('\r\n')
}
