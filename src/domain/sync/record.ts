import * as z from 'zod/mini'
import { At, Id, Json, Version } from './operation.ts'

/** A value that lost a true clash and waits for a human. `by` is never given for visits, conversations and what comes
 *  out of them. */
export const Conflict = z.looseObject({
  id: z.string(),
  field: z.string(),
  value: Json,
  version: Version,
  by: z.optional(z.string()),
})
export type Conflict = z.infer<typeof Conflict>

/** A record as the server orders it and a phone stores it: a field map with a version for each field. Members of a
 *  set-valued field have a version of their own under `field/memberKey`. */
export const Stored = z.looseObject({
  id: Id,
  type: z.string(),
  schemaVersion: z.int(),
  at: At,
  parentId: z.optional(Id),
  fields: z.record(z.string(), Json),
  versions: z.record(z.string(), Version),
  conflicts: z.array(Conflict),
  /** After a restore: what was brought back, by field, member or conflict, and under which lost versions. It is not
   *  brought back a second time. */
  restored: z.optional(z.record(z.string(), z.array(Version).check(z.maxLength(100)))),
})
export type Stored = z.infer<typeof Stored>
