/** The secret keys in a text, in its order: from a sheet that was typed over or scanned, or from an identity file.
 *  Spaces and line ends may stand anywhere, and capitals do not count. */
export const identitiesIn = (text: string): readonly string[] =>
  text
    .replace(/\s+/g, '')
    .toUpperCase()
    .match(/AGE-SECRET-KEY-1[02-9AC-HJ-NP-Z]{58}/g) ?? []
