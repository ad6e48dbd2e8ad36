/** Texts bent in every way a hand, a scanner or an ill will bends them; the same ones every time. */
const STRANGE = [
  '\u202e',
  '\u200f',
  '\u200b',
  '\u0301',
  '٣٤',
  '１２',
  '\u0000',
  '\ufffd',
  '\ud83d',
  '%',
  '/',
  '-',
  '–',
  '.',
  ',',
  '(',
  ')',
  '\n',
  '|',
  '"',
  '“',
  ' tỷ',
  ' trong đó ',
  ' tăng ',
  ' gồm ',
  ' bình quân ',
  '0',
  '9',
  '999999999999999999999999',
  '1.122',
  '0/0',
  '5/0',
  '100%',
  'năm',
  ' một ',
  ' mươi ',
]

/** A small generator of its own: a fixed seed, no clock. */
export function dice(seed: number): (below: number) => number {
  let state = seed >>> 0
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 4_294_967_296) * below)
  }
}

export function* mutations(texts: readonly string[], count: number, seed = 17): Generator<string> {
  const roll = dice(seed)
  const pick = (list: readonly string[]): string => list[roll(list.length)] ?? ''
  for (let i = 0; i < count; i++) {
    let text = pick(texts)
    for (let step = roll(6); step >= 0; step--) {
      const at = roll(text.length + 1)
      const until = Math.min(text.length, at + roll(40))
      const kind = roll(8)
      if (kind === 0) text = text.slice(0, at) + pick(STRANGE) + text.slice(at)
      else if (kind === 1) text = text.slice(0, at) + text.slice(until)
      else if (kind === 2) text = text.slice(0, until) + text.slice(at, until).repeat(roll(5)) + text.slice(until)
      else if (kind === 3) text = text.slice(0, at) + pick(texts).slice(roll(80), roll(400)) + text.slice(at)
      else if (kind === 4) text = text.normalize('NFD')
      else if (kind === 5) text = text.replace(/ /g, () => (roll(9) === 0 ? '' : ' '))
      else if (kind === 6) text = text.replace(/\d/g, (digit) => (roll(6) === 0 ? String(roll(10)) : digit))
      else text = text.slice(0, at) + pick(STRANGE).repeat(1 + roll(30)) + text.slice(at)
    }
    yield text
  }
}

/** Files bent byte by byte: cut short, overwritten, a stretch doubled or left out. */
export function* mutatedFiles(files: readonly Uint8Array[], count: number, seed = 29): Generator<Uint8Array> {
  const roll = dice(seed)
  for (let i = 0; i < count; i++) {
    let bytes = Uint8Array.from(files[roll(files.length)] ?? new Uint8Array())
    for (let step = roll(5); step >= 0; step--) {
      const at = roll(bytes.length + 1)
      const until = Math.min(bytes.length, at + 1 + roll(60))
      const kind = roll(5)
      if (kind === 0) bytes = bytes.slice(0, Math.max(5, at))
      else if (kind === 1) bytes = Uint8Array.from([...bytes.subarray(0, at), ...bytes.subarray(until)])
      else if (kind === 2) bytes = Uint8Array.from([...bytes.subarray(0, until), ...bytes.subarray(at)])
      else for (let place = at; place < Math.min(until, at + 1 + roll(6)); place++) bytes[place] = roll(256)
    }
    yield bytes
  }
}
