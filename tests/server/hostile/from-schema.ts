import fc, { type Arbitrary } from 'fast-check'

/** A schema as the description of the calls has it. */
export interface Schema {
  readonly $ref?: string
  readonly type?: string
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly anyOf?: readonly Schema[]
  readonly pattern?: string
  readonly minLength?: number
  readonly maxLength?: number
  readonly minimum?: number
  readonly maximum?: number
  readonly minItems?: number
  readonly maxItems?: number
  readonly items?: Schema
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly propertyNames?: Schema
  readonly additionalProperties?: boolean | Schema
}

const mostItems = 6

/** Values that fit a schema. `known`: texts that mean something to the server, which a text is often one of. */
export const fromSchema = (schema: Schema, known: readonly string[]): Arbitrary<unknown> => {
  const inside = (part: Schema) => fromSchema(part, known)
  if (schema.const !== undefined) return fc.constant(schema.const)
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum)
  if (schema.anyOf !== undefined) return fc.oneof(...schema.anyOf.map(inside))
  switch (schema.type) {
    case 'string':
      return text(schema, known)
    case 'integer':
      return fc.maxSafeInteger().map((value) => between(value, schema))
    case 'number':
      return fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => between(value, schema))
    case 'boolean':
      return fc.boolean()
    case 'null':
      return fc.constant(null)
    case 'array': {
      const { minItems: minLength = 0, maxItems = mostItems } = schema
      return fc.array(inside(schema.items ?? {}), { minLength, maxLength: Math.min(maxItems, mostItems) })
    }
    case 'object':
      return objects(schema, known)
    default:
      return fc.jsonValue({ maxDepth: 3 })
  }
}

const between = (
  value: number,
  { minimum = Number.MIN_SAFE_INTEGER, maximum = Number.MAX_SAFE_INTEGER }: Schema,
) => Math.min(maximum, Math.max(minimum, value % (maximum - minimum + 1)))

const text = (
  { pattern, minLength = 0, maxLength = 100 }: Schema,
  known: readonly string[],
): Arbitrary<string> => {
  const shape = pattern === undefined ? undefined : new RegExp(pattern)
  const fitting = known.filter(
    (one) => one.length >= minLength && one.length <= maxLength && (shape === undefined || shape.test(one)),
  )
  const any =
    shape === undefined ? fc.string({ unit: 'grapheme', minLength, maxLength }) : fc.stringMatching(shape)
  return fitting.length === 0 ? any : fc.oneof(any, fc.constantFrom(...fitting))
}

const objects = (schema: Schema, known: readonly string[]): Arbitrary<unknown> => {
  const { properties = {}, required = [], additionalProperties, propertyNames = {} } = schema
  const fixed = fc.record(
    Object.fromEntries(Object.entries(properties).map(([name, part]) => [name, fromSchema(part, known)])),
    { requiredKeys: [...required] },
  )
  if (typeof additionalProperties !== 'object') return fixed
  const more = fc.dictionary(
    text({ ...propertyNames, minLength: 1 }, known),
    fromSchema(additionalProperties, known),
    {
      maxKeys: mostItems,
    },
  )
  return fc.tuple(more, fixed).map(([loose, tight]) => ({ ...loose, ...tight }))
}
