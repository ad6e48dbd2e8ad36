import { linkFault } from './target.ts'

/** Fields that only count, number, name or print what the file itself holds (ECMA-376-1, 17.16.5). */
const PLAIN = new Set(
  (
    'PAGE NUMPAGES SECTION SECTIONPAGES PAGEREF REF NOTEREF STYLEREF SEQ TOC TOA TC TA XE INDEX DATE TIME CREATEDATE SAVEDATE ' +
    'PRINTDATE EDITTIME REVNUM TITLE SUBJECT AUTHOR LASTSAVEDBY KEYWORDS COMMENTS INFO DOCPROPERTY DOCVARIABLE FILENAME FILESIZE ' +
    'NUMWORDS NUMCHARS TEMPLATE USERNAME USERINITIALS USERADDRESS IF COMPARE SET ASK FILLIN QUOTE SYMBOL EQ ADVANCE LISTNUM ' +
    'AUTONUM AUTONUMLGL AUTONUMOUT BIDIOUTLINE SHAPE FORMTEXT FORMCHECKBOX FORMDROPDOWN MERGEFIELD MERGEREC MERGESEQ NEXT NEXTIF ' +
    'SKIPIF BIBLIOGRAPHY CITATION BARCODE DISPLAYBARCODE GREETINGLINE ADDRESSBLOCK'
  ).split(' '),
)
/** These call a program or fetch a file when the fields are reckoned anew. */
const REACHING = new Set(['DDE', 'DDEAUTO', 'INCLUDETEXT', 'INCLUDEPICTURE', 'INCLUDE', 'IMPORT', 'LINK', 'DATABASE', 'RD'])

/** What the instruction of a field asks for outside the file; null where nothing. Unknown names are not trusted. */
export function askedByField(code: string): { what: string; reaches: boolean } | null {
  const words = code.trim()
  if (words === '' || words.startsWith('=')) return null
  const name = (/^\S+/.exec(words)?.[0] ?? '').toUpperCase()
  if (name === 'HYPERLINK') {
    const target = /^\S+\s+(?:"([^"]*)"|([^\s\\]\S*))/.exec(words)
    const to = (target?.[1] ?? target?.[2] ?? '').trim()
    const within = target === null && /\\l\s/i.test(words)
    return within || (to !== '' && !linkFault(to)) ? null : { what: `liên kết “${to.slice(0, 80)}”`, reaches: false }
  }
  if (PLAIN.has(name)) return null
  const printed = name.replaceAll('\u0000', '…').slice(0, 40)
  return { what: `trường ${printed}`, reaches: REACHING.has(name) || name.includes('\u0000') }
}
