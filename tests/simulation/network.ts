import * as z from 'zod/mini'
import { PullAnswer, PushAnswer } from '#domain/sync/wire.ts'
import type { Weather } from './plan.ts'

/** What lies between the phones and the server: it loses, repeats, delays and cuts, and writes down what the server
 *  said to whom. */
export interface Network {
  /** What carries the requests of one phone. */
  readonly of: (phone: string) => typeof fetch
  /** The weather for the coming requests of a phone, and what happens during one of them. */
  readonly forecast: (phone: string, forecast: Forecast) => void
  /** Delivers what was delayed, in the order in which it was sent. */
  readonly deliverLate: () => Promise<void>
}

export interface Forecast {
  readonly weather: readonly Weather[]
  readonly during?: (request: number, moment: 'before' | 'after') => Promise<void>
}

/** Everything that the server answered, also where the answer got lost. */
export interface Overheard {
  readonly pushed: (phone: string, answer: PushAnswer) => void
  readonly pulled: (phone: string, page: PullAnswer, text: string) => void
  readonly broke: (path: string, status: number) => void
}

interface Sent {
  readonly phone: string
  readonly url: string
  readonly init: RequestInit
}

export const createNetwork = (
  server: (request: Request) => Promise<Response>,
  overheard: Overheard,
): Network => {
  const forecasts = new Map<string, { forecast: Forecast; request: number }>()
  const late: Sent[] = []

  const deliver = async ({ phone, url, init }: Sent): Promise<Response> => {
    const { signal: _signal, cache: _cache, ...rest } = init
    const reply = await server(new Request(url, rest))
    const path = new URL(url).pathname
    if (reply.status >= 500) overheard.broke(path, reply.status)
    if (reply.ok && path.endsWith('/push'))
      overheard.pushed(phone, z.parse(PushAnswer, await reply.clone().json()))
    if (reply.ok && path.endsWith('/pull')) {
      const text = await reply.clone().text()
      overheard.pulled(phone, z.parse(PullAnswer, JSON.parse(text)), text)
    }
    return reply
  }

  const carry = async (sent: Sent): Promise<Response> => {
    const now = forecasts.get(sent.phone)
    const request = now?.request ?? 0
    if (now !== undefined) now.request += 1
    const during = now?.forecast.during ?? (() => Promise.resolve())
    await during(request, 'before')
    const lost = () => new TypeError('the network is gone')
    switch (now?.forecast.weather[request] ?? 'fair') {
      case 'fair':
        break
      case 'lostBefore':
        throw lost()
      case 'late':
        late.push(sent)
        throw lost()
      case 'portal':
        return new Response('<h1>Welkom</h1>', { headers: { 'content-type': 'text/html' } })
      case 'busy':
        return new Response(JSON.stringify({ type: 'about:blank', title: 'busy', status: 503 }), {
          status: 503,
          headers: { 'content-type': 'application/problem+json', 'retry-after': '7' },
        })
      case 'twice':
        await deliver(sent)
        break
      case 'echo':
        late.push(sent)
        break
      case 'lostAfter':
        await deliver(sent)
        await during(request, 'after')
        throw lost()
      case 'cut': {
        const whole = await deliver(sent)
        await during(request, 'after')
        const text = await whole.text()
        return new Response(text.slice(0, text.length / 2), { status: 200, headers: whole.headers })
      }
    }
    const reply = await deliver(sent)
    await during(request, 'after')
    return reply
  }

  return {
    of: (phone) => (input, init) => carry({ phone, url: String(input), init: init ?? {} }),
    forecast: (phone, forecast) => {
      forecasts.set(phone, { forecast, request: 0 })
    },
    deliverLate: async () => {
      for (const sent of late.splice(0)) await deliver(sent)
    },
  }
}
