/** Text as XML 1.0 can hold it: what it cannot is written the way Excel does, _x0007_. */
export function xmlText(text: string): string {
  if (!UNSAFE.test(text)) return text
  return text
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(FORBIDDEN, (mark) => `_x${mark.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`)
    .replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '\uFFFD')
    .replace(/[&<>]/g, (mark) => (mark === '&' ? '&amp;' : mark === '<' ? '&lt;' : '&gt;'))
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: exactly what XML 1.0 forbids
const UNSAFE = /[&<>\0-\x08\x0B-\x1F\uD800-\uDFFF\uFFFE\uFFFF]|_x[0-9A-Fa-f]{4}_/

// biome-ignore lint/suspicious/noControlCharactersInRegex: exactly what XML 1.0 forbids
const FORBIDDEN = /[\0-\x08\x0B\x0C\x0E-\x1F\r\uFFFE\uFFFF]/g

/** An attribute loses its line breaks unless they are written as references. */
export const xmlAttribute = (text: string): string =>
  xmlText(text).replaceAll('"', '&quot;').replaceAll('\n', '&#10;').replaceAll('\t', '&#9;')

/** Blanks at the ends of an element are kept only when it says so. */
export const spaceMark = (text: string): string => (/^\s|\s$|\n/.test(text) ? ' xml:space="preserve"' : '')

export const XML_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
