import * as z from 'zod/mini'
import { parameters } from '../codelists.ts'
import { Answers } from './answer.ts'

/** What is inside the sealed part of a conversation: bound to its record, so that files cannot be swapped. */
const Sealed = z.object({
  projectId: z.string(),
  interviewId: z.string(),
  rev: z.int(),
  formId: z.string(),
  formVersion: z.string(),
  answers: Answers,
})
export type Sealed = z.infer<typeof Sealed>

/** Pads with spaces to a multiple of the block (4,096 bytes of UTF-8), so that the length tells nothing. */
export const padSealed = (text: string, blockBytes: number = parameters.sealedBlockBytes): string => {
  const bytes = utf8Length(text)
  const blocks = Math.max(1, Math.ceil(bytes / blockBytes))
  return text + ' '.repeat(blocks * blockBytes - bytes)
}

/** Bytes of a text in UTF-8. A lone surrogate is encoded as the replacement character, three bytes. */
export const utf8Length = (text: string): number => {
  let bytes = 0
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4
  }
  return bytes
}

export type OpenedSealed =
  | { readonly ok: true; readonly answers: Answers; readonly sealed: Sealed }
  | { readonly ok: false; readonly reason: 'unreadable' | 'otherProject' | 'otherInterview' | 'olderRev' }

/** Reads a decrypted text and checks that it belongs to its record. One that does not is set aside with the reason and
 *  counts nowhere. */
export const openSealed = (
  text: string,
  expected: { readonly projectId: string; readonly interviewId: string; readonly rev?: number },
): OpenedSealed => {
  const parsed = z.safeParse(Sealed, readJson(text))
  if (!parsed.success) return { ok: false, reason: 'unreadable' }
  const sealed = parsed.data
  if (sealed.projectId !== expected.projectId) return { ok: false, reason: 'otherProject' }
  if (sealed.interviewId !== expected.interviewId) return { ok: false, reason: 'otherInterview' }
  if (sealed.rev < (expected.rev ?? 1)) return { ok: false, reason: 'olderRev' }
  return { ok: true, answers: sealed.answers, sealed }
}

const readJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
