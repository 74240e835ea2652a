/** The records that this one hangs under: with them it is erased. The first is the nearest. */
export const parentsOf = (record: {
  readonly parentId?: string | undefined
  readonly fields: Readonly<Record<string, unknown>>
}): readonly string[] => {
  const { parentId, fields } = record
  const on = fields['on']
  const found = [
    parentId,
    fields['interviewRef'],
    fields['consentRef'],
    fields['addressId'],
    fields['publicationId'],
    fields['taskId'],
    typeof on === 'object' && on !== null && 'id' in on ? on.id : undefined,
  ]
  return [...new Set(found.filter((id) => typeof id === 'string'))]
}
