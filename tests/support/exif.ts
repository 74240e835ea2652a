const makerName = 'Telefoonmaker'

/** The maker and the latitude as they stand in the segment, to search for afterwards. */
export const planted: readonly string[] = [
  makerName,
  [51, 55, 30].map((degrees) => `\0\0\0${String.fromCharCode(degrees)}\0\0\0\u0001`).join(''),
]

/** Puts an EXIF segment into a JPEG as a phone's camera does: maker, orientation, and where it was taken. */
export const withExif = (jpeg: ArrayBuffer, orientation: number): Blob => {
  const maker = new TextEncoder().encode(`${makerName}\0`)
  const tiff = new DataView(new ArrayBuffer(8 + 2 + 3 * 12 + 4 + 2 + 2 * 12 + 4 + maker.length + 24))
  const gpsAt = 8 + 2 + 3 * 12 + 4
  const makerAt = gpsAt + 2 + 2 * 12 + 4
  const latitudeAt = makerAt + maker.length
  const entry = (at: number, [tag, type, count, value]: readonly [number, number, number, number]) => {
    tiff.setUint16(at, tag)
    tiff.setUint16(at + 2, type)
    tiff.setUint32(at + 4, count)
    if (type === 3) tiff.setUint16(at + 8, value)
    else tiff.setUint32(at + 8, value)
  }
  tiff.setUint32(0, 0x4d4d002a)
  tiff.setUint32(4, 8)
  tiff.setUint16(8, 3)
  entry(10, [0x010f, 2, maker.length, makerAt])
  entry(22, [0x0112, 3, 1, orientation])
  entry(34, [0x8825, 4, 1, gpsAt])
  tiff.setUint16(gpsAt, 2)
  // 'N', then three fractions: 51° 55′ 30″.
  entry(gpsAt + 2, [0x0001, 2, 2, 0x4e000000])
  entry(gpsAt + 14, [0x0002, 5, 3, latitudeAt])
  new Uint8Array(tiff.buffer).set(maker, makerAt)
  for (const [index, degrees] of [51, 55, 30].entries()) {
    tiff.setUint32(latitudeAt + index * 8, degrees)
    tiff.setUint32(latitudeAt + index * 8 + 4, 1)
  }
  const length = 2 + 6 + tiff.byteLength
  const head = Uint8Array.from([
    0xff,
    0xe1,
    length >> 8,
    length & 255,
    ...new TextEncoder().encode('Exif\0\0'),
  ])
  return new Blob([jpeg.slice(0, 2), head, tiff.buffer, jpeg.slice(2)], { type: 'image/jpeg' })
}
