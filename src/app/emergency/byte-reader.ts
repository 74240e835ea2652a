/** Reads a stream of bytes piece by piece, holding no more of it than the piece that is asked for. */
export interface ByteReader {
  /** Up to the next newline, without it; undefined when there is none within so many bytes. */
  readonly line: (most: number) => Promise<Uint8Array | undefined>
  /** Exactly so many bytes; undefined when the stream ends before. */
  readonly take: (count: number) => Promise<Uint8Array<ArrayBuffer> | undefined>
  /** The next bytes, however many; undefined at the end. */
  readonly some: () => Promise<Uint8Array | undefined>
  readonly cancel: () => Promise<void>
}

const newline = 10

export const byteReader = (stream: ReadableStream<Uint8Array>): ByteReader => {
  const reader = stream.getReader()
  let left: Uint8Array = new Uint8Array(0)

  const some = async (): Promise<Uint8Array | undefined> => {
    if (left.length > 0) {
      const now = left
      left = left.subarray(left.length)
      return now
    }
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return undefined
      if (value.length > 0) return value
    }
  }

  return {
    some,
    line: async (most) => {
      const parts: Uint8Array[] = []
      let length = 0
      for (;;) {
        const next = await some()
        if (next === undefined) return undefined
        const end = next.indexOf(newline)
        const part = end === -1 ? next : next.subarray(0, end)
        length += part.length
        if (length > most) return undefined
        parts.push(part)
        if (end === -1) continue
        left = next.subarray(end + 1)
        return joined(parts, length)
      }
    },
    take: async (count) => {
      const taken = new Uint8Array(count)
      let filled = 0
      while (filled < count) {
        const next = await some()
        if (next === undefined) return undefined
        const part = next.subarray(0, count - filled)
        taken.set(part, filled)
        filled += part.length
        left = next.subarray(part.length)
      }
      return taken
    },
    cancel: () => reader.cancel().catch(() => undefined),
  }
}

const joined = (parts: readonly Uint8Array[], length: number): Uint8Array => {
  const whole = new Uint8Array(length)
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
