/** An upload of one device; all three are hex or a uuid, so they are safe in the name of a file or an object. */
export interface Upload {
  readonly project: string
  readonly sha256: string
  readonly deviceId: string
}

/** `incomplete`: some parts are not there, for instance because another process has just finished this upload. */
export type Finished =
  | { readonly ok: true; readonly size: number }
  | { readonly ok: false; readonly reason: 'hash-mismatch' | 'not-a-picture' | 'incomplete' }

/** Pictures, addressed by their content within a project. One conformance suite runs over a folder and an S3 store. */
export interface Blobs {
  /** Writes a part at its offset; durable when it resolves. What stood behind the offset no longer counts. False when
   *  what should stand before the offset is not there, or does not end at it. */
  readonly write: (
    upload: Upload,
    part: { readonly offset: number; readonly data: Uint8Array },
  ) => Promise<boolean>
  /** Checks the whole and gives it its place, durably; throws the parts away when it is not what it says. */
  readonly finish: (upload: Upload) => Promise<Finished>
  readonly has: (project: string, sha256: string) => Promise<boolean>
  readonly read: (project: string, sha256: string) => Promise<Uint8Array<ArrayBuffer> | undefined>
  /** Removes a picture, and what was uploaded of it by whom. */
  readonly remove: (project: string, sha256: string) => Promise<void>
  /** Removes what one device has uploaded of a picture that it has not finished. */
  readonly removeParts: (upload: Upload) => Promise<void>
}

/** The store does not answer now, or not as it should. The message holds no address, name or key. */
export class BlobsAway extends Error {}
