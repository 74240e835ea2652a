import {
  countThings,
  emergencyFile,
  type EmergencyHeader,
  type EmergencyPhoto,
  readEmergencyHeader,
} from '#domain/sync/emergency-file.ts'
import { sha256Hex } from '../crypto/hash.ts'
import type { OpenedStream } from '../crypto/seal-file.ts'
import { type ByteReader, byteReader } from './byte-reader.ts'

/** Why a file is not taken. Nothing of it has been handed in then. */
export type NotTaken =
  | 'tooLarge'
  | 'notAge'
  /** Sealed to a key of another neighbourhood, or to an earlier one. */
  | 'otherKey'
  /** Cut or damaged on its way. */
  | 'damaged'
  | 'notOurs'
  | 'newer'
  | 'otherProject'

export interface OpenFile {
  readonly header: EmergencyHeader
  /** Its photos one by one, as they stand in the file; breaks off with `DamagedFile` where it is damaged. */
  readonly photos: () => AsyncGenerator<{
    readonly photo: EmergencyPhoto
    readonly data: Uint8Array<ArrayBuffer>
  }>
  readonly close: () => Promise<void>
}

class DamagedFile extends Error {}

/** What holds the project's key and opens an age file with it. */
export type OpensFile = (file: Blob) => Promise<OpenedStream>

type Opened =
  { readonly ok: true; readonly file: OpenFile } | { readonly ok: false; readonly reason: NotTaken }

/** Opens an emergency file with the project's key. In memory only, and no more of it than one photo at a time. */
export const openEmergencyFile = async (file: Blob, opens: OpensFile): Promise<Opened> => {
  if (file.size > emergencyFile.mostBytes) return { ok: false, reason: 'tooLarge' }
  const opened = await opens(file)
  if (!opened.ok) return opened
  const reader = byteReader(opened.bytes)
  const line = await reader.line(emergencyFile.mostHeaderBytes).catch(() => 'damaged' as const)
  if (line === undefined || line === 'damaged') {
    await reader.cancel()
    return { ok: false, reason: line === undefined ? 'notOurs' : 'damaged' }
  }
  const read = readEmergencyHeader(new TextDecoder().decode(line))
  if (!read.ok) {
    await reader.cancel()
    return read
  }
  const { header } = read
  return { ok: true, file: { header, photos: () => readPhotos(reader, header), close: reader.cancel } }
}

async function* readPhotos(reader: ByteReader, { photos }: EmergencyHeader) {
  for (const photo of photos) {
    const data = await reader.take(photo.bytes).catch(() => undefined)
    if (data === undefined || (await sha256Hex(data)) !== photo.sha256) throw new DamagedFile()
    yield { photo, data }
  }
  // To the end: only there it shows that nothing was cut off.
  for (;;) {
    const rest = await reader.some().catch(() => 'damaged' as const)
    if (rest === undefined) return
    if (rest === 'damaged' || rest.some((byte) => byte !== 0)) throw new DamagedFile()
  }
}

export type Checked =
  | {
      readonly ok: true
      readonly header: EmergencyHeader
      readonly things: number
      readonly photos: number
    }
  | { readonly ok: false; readonly reason: NotTaken }

/** Reads a file from beginning to end before any of it is handed in. */
export const checkEmergencyFile = async (
  file: Blob,
  { opens, projectId }: { readonly opens: OpensFile; readonly projectId: string },
): Promise<Checked> => {
  const opened = await openEmergencyFile(file, opens)
  if (!opened.ok) return opened
  const { header, photos, close } = opened.file
  try {
    if (header.projectId !== projectId) return { ok: false, reason: 'otherProject' }
    for await (const _photo of photos());
    return { ok: true, header, ...countThings(header) }
  } catch (error) {
    if (error instanceof DamagedFile) return { ok: false, reason: 'damaged' }
    throw error
  } finally {
    await close()
  }
}
