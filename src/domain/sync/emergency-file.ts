import * as z from 'zod/mini'
import { fileWord } from '../text.ts'
import { Address, deepest, Id, isWalkable, Sha256 } from './operation.ts'
import { limits } from './wire.ts'

/** What stands in an emergency file once it is opened: one line of JSON (this header), the bytes of the photos in its
 *  order, and zeros up to a whole number of blocks. docs/decisions/011-emergency-file.md describes it. */

export const emergencyFile = {
  format: 'limonade-emergency',
  version: 1,
  /** Its length would tell what a phone holds: a conversation with many answers, or one that was declined. */
  blockBytes: 65_536,
  mostBytes: 2_147_483_648,
  mostHeaderBytes: 67_108_864,
} as const

const EmergencyPhoto = z.object({
  sha256: Sha256,
  recordId: Id,
  size: z.enum(['full', 'small']),
  bytes: z.int().check(z.minimum(1), z.maximum(limits.photoBytes)),
})
export type EmergencyPhoto = z.infer<typeof EmergencyPhoto>

/** The operations are kept exactly as they are, whatever the version of the phone: the server judges them. */
const EmergencyHeader = z.looseObject({
  format: z.literal(emergencyFile.format),
  version: z.literal(emergencyFile.version),
  projectId: Id,
  deviceId: Id,
  operations: z.array(Address).check(z.maxLength(200_000)),
  photos: z.array(EmergencyPhoto).check(z.maxLength(20_000)),
})
export type EmergencyHeader = z.infer<typeof EmergencyHeader>

export type ReadHeader =
  | { readonly ok: true; readonly header: EmergencyHeader }
  /** `newer`: of a phone that knows more than this page. `notOurs`: something else was sealed to the same key. */
  | { readonly ok: false; readonly reason: 'newer' | 'notOurs' }

/** What the first line of a file says, before anything of it is opened. */
export const readEmergencyHeader = (line: string): ReadHeader => {
  const json = parsed(line)
  // An operation stands two levels down.
  if (!isWalkable(json, deepest + 2)) return { ok: false, reason: 'notOurs' }
  const header = z.safeParse(EmergencyHeader, json)
  if (header.success) return { ok: true, header: header.data }
  const kind = z.safeParse(Kind, json)
  const newer = kind.success && kind.data.version > emergencyFile.version
  return { ok: false, reason: newer ? 'newer' : 'notOurs' }
}

const Kind = z.looseObject({ format: z.literal(emergencyFile.format), version: z.int() })

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Zeros after so many bytes of header and photos. */
export const emergencyPadding = (bytes: number): number =>
  (emergencyFile.blockBytes - (bytes % emergencyFile.blockBytes)) % emergencyFile.blockBytes

/** What a person counts as one thing: a record with all its changes, and a conversation with what came out of it. */
export const thingOf = ({ recordId, parentId }: Address): string => parentId ?? recordId

/** How many things and photos a file or a phone holds. */
export const countThings = ({
  operations,
  photos,
}: Pick<EmergencyHeader, 'operations' | 'photos'>): { readonly things: number; readonly photos: number } => ({
  things: new Set(operations.map(thingOf)).size,
  photos: photos.filter(({ size }) => size === 'full').length,
})

/** Says when and of which neighbourhood, and nothing of whose phone it was. */
export const emergencyFileName = (
  word: string,
  { neighbourhood, day }: { readonly neighbourhood: string; readonly day: string },
): string => [word, fileWord(neighbourhood), day].filter((part) => part !== '').join('-') + '.age'
