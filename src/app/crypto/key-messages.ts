import type { KeyRing } from './key-pair.ts'
import type { OpenedStream } from './seal-file.ts'
import type { Opened } from './seal.ts'
import type { Expected, NotUnlocked } from './unlock-key.ts'

/** What the page and the key worker say to each other. */

/** Which keys the worker holds: only their public halves. */
export interface HeldKeys {
  readonly publicKey: string
  readonly older: readonly string[]
}

/** Keys for paper: the only thing with which they leave the worker, to stand on a sheet or a hand-over. */
export interface OnPaper extends KeyRing {
  /** Six new words. */
  readonly passphrase: string
  /** The key file under these words. */
  readonly wrapped: string
}

export type NotOpened = Extract<OpenedStream, { ok: false }>

export type KeyAsk =
  | { readonly op: 'unlock'; readonly typed: string; readonly expected: Expected }
  /** A new key before those that are held, if any. */
  | { readonly op: 'make' }
  /** Holds what was made. */
  | { readonly op: 'take' }
  /** The keys that are held, under six new words. */
  | { readonly op: 'rewrap' }
  | { readonly op: 'open'; readonly sealed: string }
  | { readonly op: 'openFile'; readonly file: Blob }
  /** The next bytes of a file that was opened. */
  | { readonly op: 'read'; readonly file: number }
  | { readonly op: 'closeFile'; readonly file: number }
  /** Opens, for another worker, whatever comes over the port. */
  | { readonly op: 'lend'; readonly port: MessagePort }

/** The answer to each ask. */
export interface KeyAnswers {
  readonly unlock:
    { readonly ok: true; readonly keys: HeldKeys } | { readonly ok: false; readonly reason: NotUnlocked }
  readonly make: OnPaper
  readonly take: HeldKeys
  readonly rewrap: OnPaper
  readonly open: Opened
  readonly openFile: { readonly ok: true; readonly file: number } | NotOpened
  /** Undefined at the end; `damaged` where the file is. */
  readonly read: { readonly bytes: Uint8Array | undefined } | 'damaged'
  readonly closeFile: null
  readonly lend: null
}

export interface KeyRequest {
  readonly call: number
  readonly ask: KeyAsk
}

export type KeyReply =
  | { readonly call: number; readonly ok: true; readonly value: KeyAnswers[keyof KeyAnswers] }
  | { readonly call: number; readonly ok: false; readonly message: string }
