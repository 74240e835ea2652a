import * as z from 'zod/mini'

/** One change to one record, made on one device. It is written once and never altered: the payload hash that the
 *  server keeps beside its id makes a second, different operation under the same id visible. */

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

/** Checked by hand: as a schema of schemas this alone would take half of the time of a push. */
const isJson = (value: unknown): value is Json => {
  switch (typeof value) {
    case 'string':
      return value.length <= 200_000
    case 'number':
      return Number.isFinite(value)
    case 'boolean':
      return true
    case 'object': {
      if (value === null) return true
      if (Array.isArray(value)) return value.length <= 5_000 && value.every(isJson)
      return Object.entries(value).every(([key, item]) => key.length <= 100 && isJson(item))
    }
    default:
      return false
  }
}
export const Json: z.ZodMiniType<Json> = z.custom<Json>(isJson)

/** The fields of a record out of what a schema of fields read: what went through one is JSON. */
export const asFields = (parsed: object): Readonly<Record<string, Json>> =>
  parsed as Readonly<Record<string, Json>>

/** How deep values may stand in each other. What is deeper would end every walk through it. */
export const deepest = 64

/** Whether a value that was parsed from JSON may be walked through. */
export const isWalkable = (value: unknown, left: number = deepest): boolean =>
  typeof value !== 'object' ||
  value === null ||
  (left > 0 && Object.values(value).every((item) => isWalkable(item, left - 1)))

/** Lower-case random uuid (version 4): a time-ordered id would join a conversation to the visit before it. */
export const Id = z.string().check(z.regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/))

/** SHA-256 in lower-case hex. */
export const Sha256 = z.string().check(z.regex(/^[0-9a-f]{64}$/))

/** A field's version: `epoch.number` of the operation that set it, or `op:ID` of an own operation that still waits.
 *  Empty: the editor saw no value. Versions are compared for equality only. */
export const Version = z.string().check(z.maxLength(120))
export type Version = string

/** A month, a day, or a UTC time: information only, no clock decides an order. */
export const At = z
  .string()
  .check(z.regex(/^\d{4}-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01])(T\d{2}:\d{2}:\d{2}(\.\d{1,3})?Z)?)?$/))

const FieldName = z.string().check(z.minLength(1), z.maxLength(60))

/** The part that is read even when the rest is not understood. */
export const Address = z.looseObject({
  id: Id,
  type: z.string().check(z.minLength(1), z.maxLength(40)),
  recordId: Id,
  parentId: z.optional(Id),
  withdrawalHash: z.optional(Sha256),
  /** What out of a conversation its record was taken from and is erased with; kept beside the record, never in it. */
  erasedWith: z.optional(Id),
})
export type Address = z.infer<typeof Address>

export const Operation = z.looseObject({
  ...Address.shape,
  schemaVersion: z.int().check(z.minimum(1), z.maximum(10_000)),
  at: At,
  /** Versions that the editor saw of the fields it touches; empty for a new record. */
  base: z.record(FieldName, Version),
  set: z.record(FieldName, Json),
  /** Members added to set-valued fields. */
  add: z.optional(z.record(FieldName, z.array(Json).check(z.maxLength(100)))),
  /** Members removed from set-valued fields: member key → the version of the member that the editor saw. */
  remove: z.optional(z.record(FieldName, z.record(z.string().check(z.maxLength(200)), Version))),
  /** Open conflicts that this operation settles. */
  resolves: z.optional(z.array(z.string().check(z.maxLength(200))).check(z.maxLength(50))),
  /** Erases the record and everything under it. */
  erase: z.optional(z.literal(true)),
})
export type Operation = z.infer<typeof Operation>

/** An operation with a base is an edit; without one it makes a record. */
export const isEdit = (op: Operation): boolean => Object.keys(op.base).length > 0

/** The text whose SHA-256 is the payload hash: keys sorted at every depth, so transport and key order do not matter. */
export const canonical = (value: unknown): string => {
  if (value === undefined) return 'null'
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  // Any object can be asked for its own fields.
  const fields = value as Readonly<Record<string, unknown>>
  let text = ''
  for (const key of Object.keys(fields).sort()) {
    const item = fields[key]
    if (item !== undefined) text += `${text === '' ? '' : ','}${JSON.stringify(key)}:${canonical(item)}`
  }
  return `{${text}}`
}
