/** Labels in the data begin with a small letter; on a button or as a title they begin with a capital. */
export const capital = (words: string): string => {
  const [first = ''] = words
  return first.toLocaleUpperCase() + words.slice(first.length)
}
