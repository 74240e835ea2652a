import type { Reply } from './call.ts'
import type { HandIn } from './client.ts'

/** Uploads one picture in its parts, going on where the server says. Ends well only when the server has verified the
 *  whole of it. `onPart`: after each part, how many bytes the server has.  */
export const sendPicture = async (
  to: Pick<HandIn, 'uploadState' | 'uploadPart'>,
  { sha256, parts }: { readonly sha256: string; readonly parts: readonly ArrayBuffer[] },
  onPart: (offset: number) => Promise<void>,
): Promise<Reply<undefined>> => {
  const state = await to.uploadState(sha256)
  if (!state.ok) return state
  let offset = state.value?.offset ?? 0
  let complete = state.value?.complete ?? false
  let start = 0
  for (const [index, data] of parts.entries()) {
    const end = start + data.byteLength
    if (!complete && end > offset) {
      const part = data.slice(Math.max(0, offset - start))
      const sent = await to.uploadPart(sha256, { data: part, offset, last: index === parts.length - 1 })
      if (!sent.ok) return sent
      offset += part.byteLength
      complete = sent.value.complete
      await onPart(offset)
    }
    start = end
  }
  return complete
    ? { ok: true, value: undefined }
    : { ok: false, kind: 'problem', status: 422, code: 'incomplete' }
}
