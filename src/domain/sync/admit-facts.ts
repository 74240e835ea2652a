import type { Role } from '../project/role.ts'
import type { Questionnaire } from '../survey/questionnaire.ts'
import type { Outcome } from './base.ts'
import type { Version } from './operation.ts'
import type { Stored } from './record.ts'

/** What the server knows when an operation arrives. */
export interface Facts {
  readonly projectId: string
  readonly role: Role
  /** `revoked`: what it hands in waits for a coordinator. */
  readonly standing: 'active' | 'revoked'
  /** The role that this device had until a short while ago. */
  readonly formerRole: Role | undefined
  /** The record as it stands; its fields as they were stored. */
  readonly record: Stored | undefined
  /** The record was made by this device, and that is still known; or what made it waits in quarantine. */
  readonly own: boolean
  /** Somebody else changed the record, or hung something under it. */
  readonly shared: boolean
  /** It builds on an operation that waits in quarantine. */
  readonly behind: boolean
  /** It waits for its group: nobody has received it. */
  readonly held: boolean
  /** The record, or a record it hangs under, is erased; or its withdrawal came before it did. */
  readonly gone: boolean
  /** It hangs under a conversation or what came out of one. */
  readonly underTalk: boolean
  readonly fictional: boolean
  /** Questions that are never in clear. */
  readonly sealed: ReadonlySet<string>
  /** Every version of the questionnaire that was published here. */
  readonly forms: readonly Questionnaire[]
  /** What the server made of the operations that this one builds on. */
  readonly outcomeOf: ReadonlyMap<string, Outcome>
  /** The version that this operation gets when it is taken. */
  readonly version: Version
}
