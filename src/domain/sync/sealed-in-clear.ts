/** Whether any key at any depth is one of these: question ids are keys wherever answers stand. A value that is exactly
 *  such an id under `field` or `question` counts too. */
export const mentions = (value: unknown, ids: ReadonlySet<string>): boolean => {
  if (Array.isArray(value)) return value.some((item) => mentions(item, ids))
  if (typeof value !== 'object' || value === null) return false
  return Object.entries(value).some(
    ([key, item]) =>
      ids.has(key) ||
      ((key === 'field' || key === 'question') && typeof item === 'string' && ids.has(item.split('.').at(-1) ?? '')) ||
      mentions(item, ids),
  )
}

const forbiddenFields = ['createdAt', 'updatedAt', 'at', 'date', 'startedAt', 'finishedAt', 'deviceId', 'authorId']

/** A clock or an author beside the body of something that carries a month only. */
export const looseDay = (fields: Readonly<Record<string, unknown>>): boolean =>
  forbiddenFields.some((field) => field in fields)
