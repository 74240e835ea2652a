/** Whether any key at any depth is one of these: question ids are keys wherever answers stand. */
export const mentions = (value: unknown, ids: ReadonlySet<string>): boolean => {
  if (Array.isArray(value)) return value.some((item) => mentions(item, ids))
  if (typeof value !== 'object' || value === null) return false
  return Object.entries(value).some(([key, item]) => ids.has(key) || mentions(item, ids))
}

const clocksAndAuthors = [
  'createdAt',
  'updatedAt',
  'at',
  'date',
  'startedAt',
  'finishedAt',
  'deviceId',
  'authorId',
]

/** A clock or an author beside the body of something that carries a month only. */
export const looseDay = (fields: Readonly<Record<string, unknown>>): boolean =>
  clocksAndAuthors.some((field) => field in fields)
