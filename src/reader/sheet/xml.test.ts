import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { SaxesParser } from 'saxes'
import { Refusal } from './refusal.ts'
import { readXml } from './xml.ts'

/** What is heard, as one line: neighbouring texts are joined, for pieces may cut them. */
function heard(pieces: string[]): string {
  const events: string[] = []
  let text = ''
  const flush = () => {
    if (text !== '') events.push(`"${text}"`)
    text = ''
  }
  const reader = readXml('part', {
    open: (name, attributes) => {
      flush()
      events.push(`<${name} ${JSON.stringify(attributes)}`)
    },
    close: (name) => {
      flush()
      events.push(`>${name}`)
    },
    text: (piece) => {
      text += piece
    },
  })
  try {
    for (const piece of pieces) reader.write(piece)
    reader.end()
  } catch (error) {
    if (error instanceof Refusal) return 'refused'
    throw error
  }
  return events.join(' ')
}

/** The same by a general parser: the oracle. */
function heardBySaxes(xml: string): string {
  const events: string[] = []
  let text = ''
  const flush = () => {
    if (text !== '') events.push(`"${text}"`)
    text = ''
  }
  const bare = (name: string) => name.slice(name.indexOf(':') + 1)
  const parser = new SaxesParser({ position: false })
  let depth = 0
  parser.on('opentag', (tag) => {
    flush()
    depth++
    events.push(`<${bare(tag.name)} ${JSON.stringify(tag.attributes)}`)
  })
  parser.on('closetag', (tag) => {
    flush()
    depth--
    events.push(`>${bare(tag.name)}`)
  })
  const hear = (piece: string) => {
    if (depth > 0) text += piece
  }
  parser.on('text', hear)
  parser.on('cdata', hear)
  let broken = false
  parser.on('doctype', () => {
    broken = true
  })
  parser.on('error', () => {
    broken = true
  })
  parser.write(xml).close()
  return broken ? 'refused' : events.join(' ')
}

const name = fc.constantFrom('a', 'row', 'x:c', 'v-1', 'tên')
const text = fc
  .array(fc.constantFrom('Ủy', ' ', '&amp;', '&#7891;', '&#x41;', '\n', '\r\n', '\r', '>', '"', '_x000D_', '🙂'), {
    maxLength: 5,
  })
  .map((parts) => parts.join(''))
const attributes = fc
  .uniqueArray(
    fc.tuple(
      fc.constantFrom('r', 's', 'xml:space', 'q:id'),
      fc.array(fc.constantFrom('1', '&lt;', "'", '\t', '\n', '>'), { maxLength: 3 }).map((parts) => parts.join('')),
    ),
    { selector: ([key]) => key },
  )
  .map((pairs) => pairs.map(([key, value]) => ` ${key} = "${value}"`).join(''))
const { element } = fc.letrec<{ element: string; content: string }>((tie) => ({
  content: fc.oneof(
    { maxDepth: 4 },
    text,
    fc.constantFrom('<!-- a > b -->', '<?pi <a> ?>', '<![CDATA[<b>&amp;]]>'),
    tie('element'),
  ),
  element: fc
    .tuple(name, attributes, fc.array(tie('content'), { maxLength: 4 }))
    .map(([tag, pairs, inside]) => (inside.length === 0 ? `<${tag}${pairs} />` : `<${tag}${pairs}>${inside.join('')}</${tag} >`)),
}))

function cut(xml: string, places: number[]): string[] {
  const at = [...new Set(places.map((place) => place % (xml.length + 1)))].sort((a, b) => a - b)
  return [0, ...at].map((from, index) => xml.slice(from, at[index] ?? xml.length))
}

test('well-formed XML is heard as a general parser hears it, wherever the pieces are cut', () => {
  fc.assert(
    fc.property(element, fc.array(fc.nat(), { maxLength: 6 }), (root, places) => {
      const xml = `<?xml version="1.0" encoding="UTF-8"?>\n${root}\n`
      const expected = heardBySaxes(xml)
      assert.notEqual(expected, 'refused')
      assert.equal(heard(cut(xml, places)), expected)
    }),
    { numRuns: 500 },
  )
})

test('what a general parser refuses is refused here too, when a few letters are changed', () => {
  const change = fc.tuple(fc.nat(), fc.constantFrom('', '<', '>', '&', '"', '/', '=', '<!', ']]>', 'a', '\u0001'))
  fc.assert(
    fc.property(element, fc.array(change, { minLength: 1, maxLength: 2 }), (root, changes) => {
      let xml = root
      for (const [place, letters] of changes)
        xml = xml.slice(0, place % (xml.length + 1)) + letters + xml.slice((place % (xml.length + 1)) + 1)
      const expected = heardBySaxes(xml)
      // Half of a letter cannot come out of the bytes of a file.
      if (!xml.isWellFormed()) return
      // The strict rules on ]]> in text, on -- in comments and on the target of an instruction do not change what is read.
      if (expected === 'refused' && /\]\]>|<!--|<\?/.test(xml)) return
      assert.equal(heard([xml]), expected)
    }),
    { numRuns: 1000 },
  )
})

test('a document type, an unknown entity, a second root and an unfinished end are refused', () => {
  for (const xml of [
    '<!DOCTYPE a><a/>',
    '<a>&b;</a>',
    '<a>&#0;</a>',
    '<a>&amp</a>',
    '<a/><b/>',
    '<a>',
    '',
    'a',
    '<a></b>',
    '<a b="1" b="2"/>',
    '<a b=1/>',
    '<1a/>',
    '<a>\u0007</a>',
    '<a b="<"/>',
  ]) {
    assert.equal(heard([xml]), 'refused', xml)
  }
})

test('a tag that never ends is refused before it fills the memory', () => {
  const reader = readXml('part', {})
  reader.write('<a b="')
  assert.throws(() => {
    for (let piece = 0; piece < 1000; piece++) reader.write('x'.repeat(65_536))
  }, Refusal)
})
