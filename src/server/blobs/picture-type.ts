/** The type that the first bytes show; undefined for anything but JPEG and WebP. */
export const pictureType = (bytes: Uint8Array): 'image/jpeg' | 'image/webp' | undefined => {
  const starts = (text: string, at: number) =>
    [...text].every((letter, index) => bytes[at + index] === letter.charCodeAt(0))
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'image/jpeg'
  if (starts('RIFF', 0) && starts('WEBP', 8)) return 'image/webp'
  return undefined
}
