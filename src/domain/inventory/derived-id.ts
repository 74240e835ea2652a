/** An id for something that has no record of its own, out of the id of its conversation and what it is: the same wherever
 *  it is worked out, of the shape of all ids, and not the id of the conversation. */
export const derivedId = (household: string, what: string): string => {
  const text = `${household} ${what}`
  const hex = [0x9e3779b1, 0x85ebca77, 0xc2b2ae3d, 0x27d4eb2f].map((seed) => mixed(text, seed)).join('')
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20),
  ].join('-')
}

/** 32 bits of a text in hex: FNV-1a with the finisher of MurmurHash3. */
const mixed = (text: string, seed: number): string => {
  let hash = seed
  for (let index = 0; index < text.length; index++)
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return ((hash ^ (hash >>> 16)) >>> 0).toString(16).padStart(8, '0')
}
