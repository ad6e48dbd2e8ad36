import { type Finding, finding } from '#domain/finding.ts'
import { FIGURE_PARTS, figureTag, type PaperTag, type PaperTags } from '#domain/paperTags.ts'
import { nearest } from '../roster/texts.ts'
import type { FoundTag } from './tagWalk.ts'

/** What a template asks for: names of the paper itself, indicators of the unit, indicators of each unit of a loop. */
export type AskedOf = { names: Set<string>; figures: Set<string>; ofEach: Set<string> }

/** A loop that stands open: its tag, and what may stand inside. */
type Open = { tag: FoundTag; inside: readonly PaperTag[]; ofEach: boolean }

type Loop = Extract<PaperTag, { is: 'loop' }>

/** Judges the tags of one part, in their order, as a stack of open loops. */
export function judgeTags(
  tags: readonly FoundTag[],
  known: PaperTags,
  indicators: ReadonlySet<string>,
  asked: AskedOf,
): Finding[] {
  const findings: Finding[] = []
  const stack: Open[] = []
  const say = (code: string, tag: FoundTag, message: string) =>
    findings.push(finding(`template.${code}`, { path: tag.place.says }, `${upper(tag.place.says)}: ${message}`))

  for (const tag of tags) {
    if (tag.is === 'broken') {
      say('brace', tag, `ngoặc nhọn lẻ ở “${tag.raw}”. Mỗi thẻ viết trọn trong một đoạn, có cả { và }.`)
      continue
    }
    if (tag.name === '') {
      say('empty', tag, `thẻ “${tag.raw}” chưa có tên. Ghi tên thẻ hoặc bỏ cặp ngoặc.`)
      continue
    }
    if (tag.is === 'close') {
      closeLoop(tag)
      continue
    }
    const scope = stack.at(-1)?.inside ?? known.tags
    const found = findIn(stack, known, tag.name)
    if (tag.is === 'open') {
      if (tag.described) say('described', tag, `vòng lặp “${tag.raw}” không đặt trong mô tả ảnh được. Đưa ra ngoài đoạn văn.`)
      if (found?.is === 'loop') {
        asked.names.add(tag.name)
        if (tag.place.control)
          say('control', tag, `vòng lặp “${tag.raw}” nằm trong ô điều khiển của Word. Bỏ ô điều khiển, giữ lại chữ.`)
        stack.push({ tag, inside: found.inside, ofEach: found.figures === 'of_each' })
      } else {
        say('not_loop', tag, found ? `“${tag.name}” không lặp được, viết {${tag.name}}.` : unknownWords(tag, scope))
        stack.push({ tag, inside: scope, ofEach: stack.at(-1)?.ofEach ?? false })
      }
      continue
    }
    if (found?.is === 'loop') {
      say('loop_alone', tag, `“${tag.name}” là vòng lặp, viết {#${tag.name}} … {/${tag.name}}.`)
    } else if (found) {
      asked.names.add(tag.name)
      if (tag.described && found.is !== 'picture')
        say('described', tag, `thẻ “${tag.raw}” là chữ, không đặt trong mô tả ảnh được. Chỉ thẻ hình đặt được ở đó.`)
    } else {
      const { id } = figureTag(tag.name)
      if (known.figures && indicators.has(id)) (stack.some(({ ofEach }) => ofEach) ? asked.ofEach : asked.figures).add(id)
      else say('unknown', tag, unknownWords(tag, scope))
    }
  }
  for (const { tag } of stack)
    say('unclosed', tag, `vòng lặp “${tag.raw}” mở mà chưa đóng. Thêm {/${tag.name}} ở chỗ hết phần lặp.`)
  return findings

  function closeLoop(tag: FoundTag): void {
    const at = stack.findLastIndex((open) => open.tag.name === tag.name)
    if (at < 0) {
      const within = stack.at(-1)
      const meant = within ? ` Vòng lặp đang mở là {#${within.tag.name}}, đóng bằng {/${within.tag.name}}.` : ''
      say('unopened', tag, `“${tag.raw}” đóng một vòng lặp chưa mở. Thêm {#${tag.name}} ở trước, hoặc bỏ thẻ này.${meant}`)
      return
    }
    for (const crossed of stack.slice(at + 1))
      say(
        'crossed',
        crossed.tag,
        `vòng lặp {#${crossed.tag.name}} mở trong {#${tag.name}} nhưng chưa đóng khi {/${tag.name}} đã đóng. Đóng {/${crossed.tag.name}} trước.`,
      )
    const open = stack[at] as Open
    stack.length = at
    const fault = shapeFault(open.tag, tag)
    if (fault) say(fault.code, fault.at, fault.message)
  }

  function unknownWords(tag: FoundTag, scope: readonly PaperTag[]): string {
    const inner = loopHolding(known.tags, tag.name)
    if (inner) return `“${tag.raw}” chỉ dùng trong vòng lặp {#${inner}} … {/${inner}}.`
    const { id, part } = figureTag(tag.name)
    const names = [...scope.map(({ name }) => name), ...known.tags.map(({ name }) => name)]
    const candidates = known.figures ? [...names, ...indicators] : names
    const dot = tag.name.lastIndexOf('.')
    if (known.figures && part === '' && dot > 0 && indicators.has(tag.name.slice(0, dot)))
      return `không có phần “${tag.name.slice(dot + 1)}” của chỉ tiêu. Các phần: ${Object.keys(FIGURE_PARTS).filter(Boolean).join(', ')}.`
    const near = nearest(id, candidates)
    const suffix = part === '' ? '' : `.${part}`
    const mark = tag.is === 'open' ? '#' : ''
    return near
      ? `không có thẻ “${tag.raw}”. Có phải {${mark}${near}${indicators.has(near) ? suffix : ''}}?`
      : `không có thẻ “${tag.raw}”. Xem danh sách thẻ của loại giấy này.`
  }
}

/** The tag a name stands for here: the innermost loop first, then those around it, then the paper. */
function findIn(stack: readonly Open[], known: PaperTags, name: string): PaperTag | undefined {
  for (const { inside } of [...stack].reverse()) {
    const found = inside.find((one) => one.name === name)
    if (found) return found
  }
  return known.tags.find((one) => one.name === name)
}

/** The loop a name belongs in, wherever it is nested. */
function loopHolding(tags: readonly PaperTag[], name: string): string | null {
  for (const one of tags.filter((tag): tag is Loop => tag.is === 'loop')) {
    if (one.inside.some((inner) => inner.name === name)) return one.name
    const deeper = loopHolding(one.inside, name)
    if (deeper) return deeper
  }
  return null
}

/** A loop repeats whole paragraphs of one place, or whole rows of one table: half of either cannot be repeated. */
function shapeFault(open: FoundTag, close: FoundTag): { code: string; at: FoundTag; message: string } | null {
  if (open.place.container === close.place.container) return null
  const [from, to] = [open.place.cell, close.place.cell]
  const both = `{#${open.name}} và {/${open.name}}`
  if (!from || !to)
    return {
      code: 'half_table',
      at: from ? open : close,
      message: `${both} phải cùng ở ngoài bảng hoặc cùng ở trong bảng. Thẻ kia ở ${from ? close.place.says : open.place.says}.`,
    }
  if (from.table !== to.table)
    return { code: 'half_table', at: close, message: `${both} nằm ở hai bảng khác nhau. Đặt cả hai trong một bảng.` }
  if (from.column !== 1)
    return { code: 'half_row', at: open, message: `lặp hàng phải mở ở ô đầu của hàng. Chuyển {#${open.name}} sang ô 1.` }
  if (to.column !== to.row.columns)
    return {
      code: 'half_row',
      at: close,
      message: `lặp hàng phải đóng ở ô cuối của hàng. Chuyển {/${open.name}} sang ô ${to.row.columns}.`,
    }
  if (from.row !== to.row && to.row.columns === 1)
    return { code: 'half_row', at: close, message: `bảng một cột: đặt ${both} trong cùng một ô.` }
  return null
}

const upper = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
