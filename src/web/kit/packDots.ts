/**
 * Puts circles at their x, as near to the middle line as they fit without touching; the order of the input does not
 * change the picture. Those that find no room within `reach` overlap at the edge rather than leave the field.
 */
export function packDots<T extends { x: number; r: number }>(circles: readonly T[], reach: number): (T & { y: number })[] {
  const gap = 0.8
  const placed: (T & { y: number })[] = []
  const ordered = [...circles].sort((a, b) => b.r - a.r || a.x - b.x)
  for (const circle of ordered) {
    const near = placed.filter((other) => Math.abs(other.x - circle.x) < other.r + circle.r + gap)
    const candidates = [0]
    for (const other of near) {
      const apart = other.r + circle.r + gap
      const rise = Math.sqrt(Math.max(0, apart * apart - (other.x - circle.x) ** 2))
      candidates.push(other.y + rise, other.y - rise)
    }
    candidates.sort((a, b) => Math.abs(a) - Math.abs(b) || a - b)
    const fits = (y: number) =>
      Math.abs(y) + circle.r <= reach &&
      near.every((other) => Math.hypot(other.x - circle.x, other.y - y) >= other.r + circle.r + gap - 1e-6)
    placed.push({ ...circle, y: candidates.find(fits) ?? Math.max(-reach, Math.min(reach, candidates.at(-1) ?? 0)) })
  }
  return placed.sort((a, b) => a.x - b.x || a.y - b.y)
}
