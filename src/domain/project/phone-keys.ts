/** Which key a phone reported, beside the one of the neighbourhood. Words that nobody here made are an alarm; those of an
 *  earlier key only ask for a scan. */
export type PhoneKey = 'same' | 'older' | 'unknown' | 'none'

export const phoneKey = (
  words: string | null,
  { ours, older }: { readonly ours: string; readonly older: readonly string[] },
): PhoneKey => {
  if (words === null) return 'none'
  if (words === ours) return 'same'
  return older.includes(words) ? 'older' : 'unknown'
}
