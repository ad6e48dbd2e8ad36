import { strToU8, type Zippable, zipSync } from 'fflate'
import { drawSlide } from './pptx/draw.ts'
import { emu, PAGE } from './pptx/shapes.ts'
import type { Presentation } from './pptx/slide.ts'
import { layoutXml, masterXml, themeXml } from './pptx/theme.ts'
import { XML_HEAD, xmlText } from './xlsx/xml.ts'

export type { Presentation, Slide, SlideBar, SlideLine, SlidePair } from './pptx/slide.ts'

/** The only file that knows the .pptx format: slides as data in, bytes out. The same slides give the same bytes. */
export function writePptx(show: Presentation): Uint8Array {
  const numbers = show.slides.map((_, at) => at + 1)
  const parts: Record<string, string> = {
    '[Content_Types].xml': contentTypes(numbers),
    '_rels/.rels': relations([
      ['officeDocument', 'ppt/presentation.xml'],
      ['core', 'docProps/core.xml'],
    ]),
    'docProps/core.xml': coreXml(show),
    'ppt/presentation.xml': presentationXml(numbers),
    'ppt/_rels/presentation.xml.rels': relations([
      ['slideMaster', 'slideMasters/slideMaster1.xml'],
      ['theme', 'theme/theme1.xml'],
      ...numbers.map((number): [string, string] => ['slide', `slides/slide${number}.xml`]),
    ]),
    'ppt/theme/theme1.xml': XML_HEAD + themeXml(),
    'ppt/slideMasters/slideMaster1.xml': XML_HEAD + masterXml(),
    'ppt/slideMasters/_rels/slideMaster1.xml.rels': relations([
      ['slideLayout', '../slideLayouts/slideLayout1.xml'],
      ['theme', '../theme/theme1.xml'],
    ]),
    'ppt/slideLayouts/slideLayout1.xml': XML_HEAD + layoutXml(),
    'ppt/slideLayouts/_rels/slideLayout1.xml.rels': relations([['slideMaster', '../slideMasters/slideMaster1.xml']]),
  }
  for (const [at, slide] of show.slides.entries()) {
    parts[`ppt/slides/slide${at + 1}.xml`] =
      `${XML_HEAD}<p:sld ${NAMESPACES}>${drawSlide(slide, show.foot, at + 1)}<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>`
    parts[`ppt/slides/_rels/slide${at + 1}.xml.rels`] = relations([['slideLayout', '../slideLayouts/slideLayout1.xml']])
  }
  const zipped: Zippable = {}
  for (const [name, xml] of Object.entries(parts)) zipped[name] = strToU8(xml)
  return zipSync(zipped, { level: 6, mtime: new Date(1980, 0, 1) })
}

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
export const NAMESPACES = `xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="${OFFICE}" xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"`

function contentTypes(slides: readonly number[]): string {
  const part = (name: string, kind: string) =>
    `<Override PartName="/${name}" ContentType="application/vnd.openxmlformats-officedocument.${kind}+xml"/>`
  return `${XML_HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${part('ppt/presentation.xml', 'presentationml.presentation.main')}${part('ppt/slideMasters/slideMaster1.xml', 'presentationml.slideMaster')}${part('ppt/slideLayouts/slideLayout1.xml', 'presentationml.slideLayout')}${part('ppt/theme/theme1.xml', 'theme')}<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>${slides.map((number) => part(`ppt/slides/slide${number}.xml`, 'presentationml.slide')).join('')}</Types>`
}

/** Ids are given in order: rId1, rId2 … */
function relations(targets: readonly (readonly [kind: string, target: string])[]): string {
  const typeOf = (kind: string) => (kind === 'core' ? `${PACKAGE}/relationships/metadata/core-properties` : `${OFFICE}/${kind}`)
  return `${XML_HEAD}<Relationships xmlns="${PACKAGE}/relationships">${targets
    .map(([kind, target], at) => `<Relationship Id="rId${at + 1}" Type="${typeOf(kind)}" Target="${target}"/>`)
    .join('')}</Relationships>`
}

function presentationXml(slides: readonly number[]): string {
  return `${XML_HEAD}<p:presentation ${NAMESPACES} saveSubsetFonts="1"><p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="rId1"/></p:sldMasterIdLst><p:sldIdLst>${slides
    .map((number) => `<p:sldId id="${255 + number}" r:id="rId${number + 2}"/>`)
    .join(
      '',
    )}</p:sldIdLst><p:sldSz cx="${emu(PAGE.width)}" cy="${emu(PAGE.height)}"/><p:notesSz cx="6858000" cy="9144000"/></p:presentation>`
}

function coreXml({ title, author, created }: Presentation): string {
  return `${XML_HEAD}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${xmlText(title)}</dc:title><dc:creator>${xmlText(author)}</dc:creator><dcterms:created xsi:type="dcterms:W3CDTF">${created}</dcterms:created></cp:coreProperties>`
}
