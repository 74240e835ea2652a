import type { Json } from '#domain/sync/operation.ts'
import type { PullAnswer, PushResult } from '#domain/sync/wire.ts'

/** What people did and saw in one run, written down apart from the product: promises are checked against it. */
export interface Ledger {
  readonly saved: Map<string, Saved>
  readonly pictures: Map<string, Picture>
  readonly conversations: Map<string, Conversation>
  /** Records in the order in which they were made. */
  readonly order: string[]
  /** Records that a person erased or withdrew, once the server has said so. */
  readonly erased: Set<string>
  /** Every answer that the server gave about an operation. */
  readonly answers: Map<string, PushResult[]>
  /** Every page that the server sent, also those that got lost. */
  readonly pages: { readonly phone: string; readonly page: PullAnswer; readonly text: string }[]
  readonly broken: string[]
}

/** One operation that a person saved, as it stood in the outbox. */
export interface Saved {
  readonly id: string
  readonly phone: string
  readonly type: string
  readonly schemaVersion: number
  readonly recordId: string
  readonly parentId?: string | undefined
  readonly set: Readonly<Record<string, Json>>
  readonly add: Readonly<Record<string, readonly Json[]>>
  readonly resolves: readonly string[]
  readonly erase: boolean
  /** What the person saw of each field, and of its open conflicts where those were settled. */
  readonly seen: Readonly<Record<string, readonly Json[]>>
  /** The person took it back before it left. */
  takenBack: boolean
  /** The phone offers it again, whole, under another id. */
  replaced: boolean
}

export interface Picture {
  readonly sha256: string
  readonly phone: string
  readonly recordId: string
}

export interface Conversation {
  readonly interviewId: string
  readonly phone: string
  readonly code: string
  contactId: string | undefined
  withdrawn: boolean
}

export const newLedger = (): Ledger => ({
  saved: new Map(),
  pictures: new Map(),
  conversations: new Map(),
  order: [],
  erased: new Set(),
  answers: new Map(),
  pages: [],
  broken: [],
})
