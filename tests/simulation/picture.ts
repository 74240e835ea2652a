import { sha256Hex } from '#app/crypto/hash.ts'
import type { PhotoBytes } from '#app/store/photos.ts'

/** Bytes that begin as a JPEG does; the server looks no further. A large one travels in two parts. */
export const makePicture = async (seed: number, large: boolean): Promise<PhotoBytes> => {
  const jpeg = (bytes: number) => {
    const data = new Uint8Array(bytes).fill(seed & 255)
    data.set([0xff, 0xd8, 0xff, 0xe0, seed >> 8, seed & 255, bytes & 255], 0)
    return data.buffer
  }
  const [full, small] = [jpeg(large ? 263_000 : 1_000), jpeg(300)]
  return {
    full,
    small,
    photo: {
      sha256: await sha256Hex(new Uint8Array(full)),
      small: await sha256Hex(new Uint8Array(small)),
      type: 'image/jpeg',
      bytes: full.byteLength,
      width: 16,
      height: 12,
    },
  }
}
