import { COLOUR } from './shapes.ts'

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const SPACES = `xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="${OFFICE}" xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"`
/** Every office has it, and it has all Vietnamese letters. */
const FONT = 'Arial'

const TREE =
  '<p:cSld><p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>' +
  '<p:sp><p:nvSpPr><p:cNvPr id="2" name="Tiêu đề"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="title"/></p:nvPr></p:nvSpPr>' +
  '<p:spPr><a:xfrm><a:off x="576000" y="108000"/><a:ext cx="11040000" cy="720000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr>' +
  '<p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:r><a:rPr lang="vi-VN"/><a:t>Tiêu đề</a:t></a:r></a:p></p:txBody></p:sp></p:spTree></p:cSld>'

/** A theme must be whole, or an office program repairs the file: colours, fonts, and three of each kind of format. */
export function themeXml(): string {
  const colour = (name: string, value: string) => `<a:${name}><a:srgbClr val="${value}"/></a:${name}>`
  const font = `<a:latin typeface="${FONT}"/><a:ea typeface=""/><a:cs typeface=""/>`
  const solid = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
  const line = (width: number) => `<a:ln w="${width}">${solid}<a:prstDash val="solid"/></a:ln>`
  const effect = '<a:effectStyle><a:effectLst/></a:effectStyle>'
  return `<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Sao Vuông"><a:themeElements><a:clrScheme name="Sao Vuông">${[
    ['dk1', COLOUR.ink],
    ['lt1', COLOUR.white],
    ['dk2', COLOUR.olive],
    ['lt2', COLOUR.oliveSoft],
    ['accent1', COLOUR.attained],
    ['accent2', COLOUR.short],
    ['accent3', COLOUR.low],
    ['accent4', '2C5266'],
    ['accent5', '6B9173'],
    ['accent6', '8A6508'],
    ['hlink', '2C5266'],
    ['folHlink', '5F675E'],
  ]
    .map(([name = '', value = '']) => colour(name, value))
    .join(
      '',
    )}</a:clrScheme><a:fontScheme name="Sao Vuông"><a:majorFont>${font}</a:majorFont><a:minorFont>${font}</a:minorFont></a:fontScheme><a:fmtScheme name="Sao Vuông"><a:fillStyleLst>${solid.repeat(3)}</a:fillStyleLst><a:lnStyleLst>${line(6350)}${line(12700)}${line(19050)}</a:lnStyleLst><a:effectStyleLst>${effect.repeat(3)}</a:effectStyleLst><a:bgFillStyleLst>${solid.repeat(3)}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>`
}

export function masterXml(): string {
  const style = (name: string) =>
    `<p:${name}><a:lvl1pPr><a:defRPr sz="1800"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill><a:latin typeface="+mn-lt"/></a:defRPr></a:lvl1pPr></p:${name}>`
  return `<p:sldMaster ${SPACES}>${TREE}<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/><p:sldLayoutIdLst><p:sldLayoutId id="2147483649" r:id="rId1"/></p:sldLayoutIdLst><p:txStyles>${style('titleStyle')}${style('bodyStyle')}${style('otherStyle')}</p:txStyles></p:sldMaster>`
}

export const layoutXml = (): string =>
  `<p:sldLayout ${SPACES} type="titleOnly" preserve="1">${TREE}<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>`
