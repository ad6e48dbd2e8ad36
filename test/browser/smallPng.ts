import { crc32, deflateSync, inflateSync } from 'node:zlib'

/** The same picture with at most 250 colours: a screen has few, and the guide travels on thin lines. */
export function smallPng(png: Buffer): Buffer {
  const { width, height, pixels, channels } = decoded(png)
  const bins = new Map<number, { many: number; r: number; g: number; b: number }>()
  const binOf = (at: number): number =>
    (((pixels[at] ?? 0) >> 3) << 10) | (((pixels[at + 1] ?? 0) >> 3) << 5) | ((pixels[at + 2] ?? 0) >> 3)
  for (let at = 0; at < pixels.length; at += channels) {
    const bin = bins.get(binOf(at)) ?? { many: 0, r: 0, g: 0, b: 0 }
    bin.many++
    bin.r += pixels[at] ?? 0
    bin.g += pixels[at + 1] ?? 0
    bin.b += pixels[at + 2] ?? 0
    bins.set(binOf(at), bin)
  }
  const palette = [...bins.values()]
    .sort((a, b) => b.many - a.many)
    .slice(0, 250)
    .map(({ many, r, g, b }) => [Math.round(r / many), Math.round(g / many), Math.round(b / many)] as const)
  const nearest = new Map<number, number>()
  for (const [key, { many, r, g, b }] of bins) {
    let best = 0
    let least = Number.POSITIVE_INFINITY
    palette.forEach(([pr, pg, pb], index) => {
      const far = (pr - r / many) ** 2 + (pg - g / many) ** 2 + (pb - b / many) ** 2
      if (far < least) [least, best] = [far, index]
    })
    nearest.set(key, best)
  }
  const lines = Buffer.alloc((width + 1) * height)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) lines[y * (width + 1) + 1 + x] = nearest.get(binOf((y * width + x) * channels)) ?? 0
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 3, 0, 0, 0], 8)
  return Buffer.concat([
    png.subarray(0, 8),
    chunk('IHDR', head),
    chunk('PLTE', Buffer.from(palette.flat())),
    chunk('IDAT', deflateSync(lines, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const out = Buffer.alloc(body.length + 8)
  out.writeUInt32BE(data.length, 0)
  body.copy(out, 4)
  out.writeUInt32BE(crc32(body), body.length + 4)
  return out
}

/** Eight bits a channel, not interlaced: as browsers write them. */
function decoded(png: Buffer): { width: number; height: number; pixels: Buffer; channels: number } {
  const parts: Buffer[] = []
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at)
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') parts.push(png.subarray(at + 8, at + 8 + length))
    at += length + 12
  }
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)]
  const channels = png[25] === 6 ? 4 : 3
  const raw = inflateSync(Buffer.concat(parts))
  const stride = width * channels
  const pixels = Buffer.alloc(stride * height)
  for (let y = 0; y < height; y++) {
    const filter = raw[y * (stride + 1)]
    for (let x = 0; x < stride; x++) {
      const left = x >= channels ? (pixels[y * stride + x - channels] ?? 0) : 0
      const up = y > 0 ? (pixels[(y - 1) * stride + x] ?? 0) : 0
      const corner = y > 0 && x >= channels ? (pixels[(y - 1) * stride + x - channels] ?? 0) : 0
      const guess =
        filter === 1 ? left : filter === 2 ? up : filter === 3 ? (left + up) >> 1 : filter === 4 ? paeth(left, up, corner) : 0
      pixels[y * stride + x] = ((raw[y * (stride + 1) + 1 + x] ?? 0) + guess) & 255
    }
  }
  return { width, height, pixels, channels }
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)]
  return a <= b && a <= c ? left : b <= c ? up : corner
}
