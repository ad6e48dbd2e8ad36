import { foldTone } from './wording.ts'

/** Length is what counts (OWASP ASVS 5.0, 6.2: no rules of composition, long ones allowed, well-known ones refused). */
export const SHORTEST_PASSWORD = 12
export const LONGEST_PASSWORD = 200

/** What people type when asked for a long password: such a word, alone, repeated, or with figures and signs around it. */
const WELL_KNOWN = [
  ...['password', 'passw', 'matkhau', 'matma', 'khoamatkhau', 'dangnhap', 'login', 'admin', 'administrator', 'quantri', 'root'],
  ...[
    'qwerty',
    'qwertyuiop',
    'asdfgh',
    'asdfghjkl',
    'zxcvbn',
    'zxcvbnm',
    'qazwsx',
    'abc',
    'abcd',
    'abcdef',
    'abcdefgh',
    'iloveyou',
  ],
  ...['anhyeuem', 'emyeuanh', 'yeuem', 'yeuanh', 'giadinh', 'hanhphuc', 'vietnam', 'hanoi', 'saigon', 'hochiminh', 'danang'],
  ...[
    'danquan',
    'tuve',
    'danquantuve',
    'dqtv',
    'quandoi',
    'quansu',
    'bochqs',
    'banchqs',
    'chihuy',
    'saovuong',
    'saovang',
    'bodoi',
  ],
  ...['welcome', 'letmein', 'monkey', 'dragon', 'football', 'master', 'superman', 'sunshine', 'princess', 'shadow', 'computer'],
]

export type PasswordFault = 'short' | 'long' | 'known' | 'named'

/** Why a password will not do, or null when it will. */
export function passwordFault(password: string, login: string): PasswordFault | null {
  const letters = [...password]
  if (letters.length < SHORTEST_PASSWORD) return 'short'
  if (letters.length > LONGEST_PASSWORD) return 'long'
  const plain = foldTone(password)
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
  const name = foldTone(login)
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
  // Without its figures and signs nothing is left but the name, or a word everybody tries.
  const words = plain.replace(/[0-9]+/g, '')
  if (name.length >= 3 && isRepeatOf(words, name.replace(/[0-9]+/g, ''))) return 'named'
  if (new Set(letters).size < 5 || isRun(plain)) return 'known'
  return WELL_KNOWN.some((word) => isRepeatOf(words, word)) ? 'known' : null
}

const isRepeatOf = (text: string, word: string): boolean =>
  word !== '' && text.length % word.length === 0 && text === word.repeat(text.length / word.length) && text !== ''

/** 123456789012, abcdefghijkl, and both backwards. */
function isRun(text: string): boolean {
  const steps = [...text].slice(1).map((letter, at) => letter.charCodeAt(0) - text.charCodeAt(at))
  const alike = (step: number) => steps.filter((one) => one === step || one === -9 * step).length >= steps.length - 1
  return steps.length > 4 && (alike(1) || alike(-1))
}
