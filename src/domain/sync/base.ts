import type { Operation, Version } from './operation.ts'
import type { Stored } from './record.ts'

const ownPrefix = 'op:'

/** What the server made of an operation: the version that it gave, and whether one of its values lost. */
export interface Outcome {
  readonly version: Version
  readonly clashed: boolean
}

/** The operations whose outcome this one builds on (`op:ID` in its base or in what it removes). */
export const ownBases = (op: Operation): readonly string[] =>
  versionsIn(op).flatMap((version) =>
    version.startsWith(ownPrefix) ? [version.slice(ownPrefix.length)] : [],
  )

/** Replaces `op:ID` by the version that the server gave to that operation. Where that operation found its own value
 *  there already, the field kept an older version: then that older one is what the editor saw. Not so where the
 *  operation clashed: its value may have lost to the older one, even when no open conflict shows that any more. An
 *  operation that the server does not know stays as it is and equals no version. */
export const resolveBases = (
  op: Operation,
  record: Stored | undefined,
  outcomeOf: ReadonlyMap<string, Outcome>,
): Operation => {
  const resolve = (key: string, version: Version): Version => {
    // On a phone the record itself may bear the version of an own operation.
    if (!version.startsWith(ownPrefix) || record?.versions[key] === version) return version
    const own = outcomeOf.get(version.slice(ownPrefix.length))
    if (own === undefined) return version
    const current = record?.versions[key]
    return !own.clashed && current !== undefined && isNotAfter(current, own.version) ? current : own.version
  }
  return {
    ...op,
    base: mapValues(op.base, resolve),
    ...(op.remove === undefined
      ? {}
      : {
          remove: Object.fromEntries(
            Object.entries(op.remove).map(([field, members]) => [
              field,
              mapValues(members, (key, version) => resolve(`${field}/${key}`, version)),
            ]),
          ),
        }),
  }
}

/** Both of one epoch, and the first not later in its order. */
const isNotAfter = (first: Version, second: Version): boolean => {
  const [epochA, numberA] = first.split('.')
  const [epochB, numberB] = second.split('.')
  return epochA === epochB && Number(numberA) <= Number(numberB)
}

const versionsIn = (op: Operation): readonly Version[] => [
  ...Object.values(op.base),
  ...Object.values(op.remove ?? {}).flatMap((members) => Object.values(members)),
]

const mapValues = (
  values: Readonly<Record<string, Version>>,
  change: (key: string, value: Version) => Version,
): Record<string, Version> =>
  Object.fromEntries(Object.entries(values).map(([key, value]) => [key, change(key, value)]))
