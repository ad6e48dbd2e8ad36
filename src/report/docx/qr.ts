import { crc32, deflateSync } from 'node:zlib'
import { encode } from 'uqr'

/** A QR code as a PNG of one bit a point: sharp at any size, some hundred bytes. */
export function qrPicture(words: string, scale = 6): Uint8Array {
  const { data, size } = encode(words, { ecc: 'M', border: 2 })
  const width = size * scale
  const row = Math.ceil(width / 8)
  const points = new Uint8Array((row + 1) * width)
  for (let y = 0; y < width; y++) {
    for (let x = 0; x < width; x++) {
      const white = !data[Math.floor(y / scale)]?.[Math.floor(x / scale)]
      const at = y * (row + 1) + 1 + (x >> 3)
      if (white) points[at] = (points[at] as number) | (0x80 >> (x & 7))
    }
  }
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', Buffer.from([...bigEndian(width), ...bigEndian(width), 1, 0, 0, 0, 0])),
    chunk('IDAT', deflateSync(points)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  return Buffer.concat([Buffer.from(bigEndian(data.length)), body, Buffer.from(bigEndian(crc32(body)))])
}

const bigEndian = (value: number): number[] => [value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255]
