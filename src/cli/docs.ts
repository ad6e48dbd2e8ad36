import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Action } from '#actions/action.ts'
import { actions as list } from '#actions/index.ts'
import { CHAPTERS, INDICATORS } from '#domain/indicators/index.ts'
import { FIGURE_PARTS, PAPER_KIND_CODES, PAPER_KINDS, type PaperTag, tagsOf } from '#domain/paperTags.ts'
import { PROBLEMS } from '#domain/problem.ts'
import { type Column, type Register, shownColumns } from '#domain/register.ts'
import { registers } from '#domain/registers/index.ts'
import { type Source, sourceOf } from '#domain/sources.ts'
import { FIELD_KINDS } from '#server/apiPage.ts'
import { inputShape } from '#server/inputShape.ts'
import { openApi } from '#server/openapi.ts'
import { exampleLine } from './help.ts'
import { repliesOf } from './replies.ts'

/** `npm run docs`: the pages of docs/generated and what the API says it answers, each made from the sources alone and never edited. */
const actions: Readonly<Record<string, Action>> = list

export function generatedDocuments(): { path: string; text: string }[] {
  const replies = repliesOf()
  const pages = [
    ['openapi.json', `${JSON.stringify(openApi(actions, replies), null, 2)}\n`],
    ['actions.md', actionsPage()],
    ['errors.md', errorsPage()],
    ['registers.md', registersPage()],
    ['indicators.md', indicatorsPage()],
    ['sources.md', sourcesPage()],
    ['paperTags.md', paperTagsPage()],
  ] as const
  return [
    { path: 'src/server/replies.json', text: `${JSON.stringify(replies)}\n` },
    ...pages.map(([name, text]) => ({ path: `docs/generated/${name}`, text })),
  ]
}

const MADE = 'Trang này được tạo từ mã nguồn bằng `npm run docs`, không sửa tay.'

function actionsPage(): string {
  const section = ([name, action]: [string, Action]): string => {
    const { fields } = inputShape(action)
    const rows = fields.map((field) => [
      `\`${field.name}\``,
      FIELD_KINDS[field.kind],
      field.required ? 'có' : '',
      [field.description, field.choices.map((choice) => `\`${choice}\``).join(' ')].filter(Boolean).join(': '),
    ])
    return [
      `## ${name}`,
      `**${action.title}** · ${action.kind === 'read' ? 'đọc' : 'ghi'} · ${whoMay(action)}`,
      action.summary,
      fields.length === 0 ? 'Không cần mục nào.' : table(['Mục', 'Kiểu', 'Bắt buộc', 'Ý nghĩa'], rows),
      `\`\`\`sh\n${exampleLine(name, action)}\n\`\`\``,
    ].join('\n\n')
  }
  return page(
    'Các việc',
    `${Object.keys(actions).length} việc, gọi được từ trình duyệt, qua mạng (/api) và trên dòng lệnh.`,
    Object.entries(actions).map(section),
  )
}

const whoMay = ({ allow }: Action): string =>
  typeof allow === 'function'
    ? 'theo quyền ở đơn vị'
    : { open: 'không cần đăng nhập', session: 'người đã đăng nhập', system: 'chỉ trên dòng lệnh của máy chủ' }[allow]

/** What a template somebody writes in Word may leave open, paper by paper. */
function paperTagsPage(): string {
  const rowsOf = (tags: readonly PaperTag[], within: string): string[][] =>
    tags.flatMap((tag) => [
      [`\`${tag.is === 'loop' ? `{#${tag.name}} … {/${tag.name}}` : `{${tag.name}}`}\``, within, TAG_KINDS[tag.is], tag.says],
      ...(tag.is === 'loop' ? rowsOf(tag.inside, `\`{#${tag.name}}\``) : []),
    ])
  const papers = PAPER_KIND_CODES.map((kind) =>
    [
      `## ${PAPER_KINDS[kind].title}`,
      `Tên gọi: \`${kind}\`.`,
      table(['Thẻ', 'Trong vòng lặp', 'Loại', 'Ý nghĩa'], rowsOf(tagsOf(kind).tags, '')),
      ...(tagsOf(kind).figures ? ['Số liệu: `{mã chỉ tiêu}` và các phần sau dấu chấm, như ở mục Số liệu.'] : []),
    ].join('\n\n'),
  )
  const parts = Object.entries(FIGURE_PARTS).map(([part, says]) => [`\`{sdf_strength${part && `.${part}`}}\``, says])
  return page(
    'Các thẻ của mẫu giấy',
    'Mẫu viết bằng Word: chỗ nào ghi thẻ trong ngoặc nhọn thì hệ thống điền vào. Tải mẫu có sẵn bằng `downloadPaperTemplate`, kiểm tra bằng `checkPaperTemplate`, đưa vào dùng bằng `savePaperTemplate`.',
    [
      '## Cách viết\n\nThẻ viết trọn trong một đoạn. Vòng lặp mở bằng `{#tên}`, đóng bằng `{/tên}`: đặt ở đầu và cuối đoạn thì lặp cả đoạn, đặt ở ô đầu và ô cuối của hàng thì lặp cả hàng. Thẻ hình đặt được thành chữ, hoặc trong mô tả của một ảnh giữ chỗ; ảnh mới lấy cỡ của biểu đồ.',
      `## Số liệu\n\nMã chỉ tiêu theo [danh mục](indicators.md). Trong \`{#don_vi}\` là số của từng đơn vị.\n\n${table(['Thẻ', 'Ý nghĩa'], parts)}`,
      ...papers,
    ],
  )
}

const TAG_KINDS = { text: 'chữ', picture: 'hình', loop: 'vòng lặp' } as const

function errorsPage(): string {
  const rows = Object.entries(PROBLEMS).map(([code, { status, text }]) => [`\`${code}\``, String(status), text])
  return page('Những gì hệ thống từ chối', 'Mã, trạng thái HTTP và lời giải thích; chữ trong ngoặc nhọn được điền khi gặp.', [
    table(['Mã', 'HTTP', 'Lời giải thích'], rows),
  ])
}

function registersPage(): string {
  return page(
    'Các sổ',
    `${Object.keys(registers).length} sổ; mỗi sổ khai báo một lần, mọi màn hình, biểu mẫu, tệp nhập và số liệu đọc từ đó.`,
    Object.values(registers).map(registerSection),
  )
}

function registerSection(register: Register): string {
  const rows = shownColumns(register).map(([key, column]) => [
    column.title,
    `\`${key}\``,
    KINDS[column.kind],
    column.optional ? '' : 'có',
    remarks(column),
  ])
  const counted = register.counts.map((count) => [
    `\`${count.indicator}\``,
    INDICATORS.find(({ id }) => id === count.indicator)?.title ?? '',
    count.from === undefined ? 'theo ngày' : 'có đến ngày',
    count.amount ? (register.columns[count.amount]?.title ?? count.amount) : 'mỗi dòng 1',
  ])
  return [
    `## ${register.title}`,
    `Tên gọi trong hệ thống: \`${register.key}\`. Một dòng là một ${register.rowName}.`,
    table(['Cột', 'Tên', 'Kiểu', 'Bắt buộc', 'Ghi chú'], rows),
    '### Được tính vào',
    table(['Chỉ tiêu', 'Tên gọi', 'Cách tính', 'Cộng'], counted),
  ].join('\n\n')
}

const KINDS: Readonly<Record<Column['kind'], string>> = {
  text: 'chữ',
  name: 'họ tên',
  identity: 'số định danh',
  day: 'ngày',
  integer: 'số nguyên',
  choice: 'lựa chọn',
  yesNo: 'có, không',
  reference: 'dòng của sổ khác',
}

function remarks(column: Column): string {
  const choices = column.choices?.map((choice) => choice.title).join(', ') ?? ''
  const book = column.refersTo ? `sổ ${registers[column.refersTo]?.title ?? column.refersTo}` : ''
  const privacy = column.privacy === 'sensitive' ? 'mã hóa, che trong danh sách' : ''
  return [choices, book, privacy, column.hint ?? ''].filter(Boolean).join('; ')
}

const SOURCES = {
  registers: 'tính từ sổ',
  units: 'tính từ cây tổ chức',
  rounds: 'tính từ đợt báo cáo',
  formula: 'tính theo công thức',
  target: 'chỉ tiêu giao',
  entered: 'nhập',
} as const

function indicatorsPage(): string {
  const chapters = Object.entries(CHAPTERS).map(([chapter, title]) => {
    const rows = INDICATORS.filter((indicator) => indicator.chapter === chapter).map((indicator) => {
      const source = sourceOf(indicator.id)
      const from =
        source.kind === 'registers'
          ? `${SOURCES.registers} ${source.registers.map((key) => `\`${key}\``).join(', ')}`
          : SOURCES[source.kind]
      return [
        `\`${indicator.id}\``,
        indicator.title,
        indicator.unit,
        from,
        indicator.formula ? `\`${indicator.formula}\`` : '',
        indicator.levels.join(' '),
      ]
    })
    return rows.length === 0
      ? ''
      : `## ${chapter}. ${title.title}\n\n${table(['Chỉ tiêu', 'Tên gọi', 'Đơn vị tính', 'Nguồn', 'Công thức', 'Cấp'], rows)}`
  })
  const entered = INDICATORS.filter(({ id }) => sourceOf(id).kind === 'entered').length
  return page(
    'Chỉ tiêu thống kê',
    `${INDICATORS.length} chỉ tiêu: ${INDICATORS.length - entered} tự tính, ${entered} do đơn vị nhập.`,
    chapters.filter(Boolean),
  )
}

/** Which figures come by themselves and which a unit still types: the list to read before asking a unit for a number. */
function sourcesPage(): string {
  const measures: (readonly [id: string, title: string])[] = [
    ...INDICATORS.map(({ id, title }) => [id, title] as const),
    ...INDICATORS.flatMap(({ base }) => Object.entries(base ?? {})),
  ]
  const all = [...new Map(measures)].map(([id, title]) => ({ id, title, source: sourceOf(id) }))
  const of = (kind: Source['kind']) => all.filter(({ source }) => source.kind === kind)
  const rows = (list: typeof all) => list.map(({ id, title }) => [`\`${id}\``, title])
  const books = Object.values(registers).flatMap((register) => {
    const fed = all.filter(({ source }) => source.kind === 'registers' && source.registers.includes(register.key))
    return fed.length === 0
      ? []
      : [`### ${register.title} (\`${register.key}\`)\n\n${table(['Chỉ tiêu, số thành phần', 'Tên gọi'], rows(fed))}`]
  })
  const section = (title: string, kind: Source['kind']) =>
    `## ${title}: ${of(kind).length}\n\n${table(['Chỉ tiêu, số thành phần', 'Tên gọi'], rows(of(kind)))}`
  return page(
    'Số liệu lấy từ đâu',
    `${all.length} chỉ tiêu và số thành phần: ${of('registers').length} tính từ sổ, ${of('units').length} tính từ cây tổ chức, ${of('rounds').length} tính từ đợt báo cáo, ${of('formula').length} tính theo công thức, ${of('target').length} là chỉ tiêu giao, ${of('entered').length} do đơn vị nhập.`,
    [
      section('Do đơn vị nhập', 'entered'),
      `## Tính từ sổ: ${of('registers').length}`,
      ...books,
      section('Tính từ cây tổ chức', 'units'),
      section('Tính từ đợt báo cáo, nơi chưa mở đợt thì nhập', 'rounds'),
      section('Tính theo công thức', 'formula'),
      section('Chỉ tiêu giao', 'target'),
    ],
  )
}

const page = (title: string, lead: string, sections: readonly string[]): string =>
  `# ${title}\n\n${MADE}\n\n${lead}\n\n${sections.join('\n\n')}\n`

const table = (headings: readonly string[], rows: readonly (readonly string[])[]): string =>
  [headings, headings.map(() => '---'), ...rows]
    .map((row) => `| ${row.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`)
    .join('\n')

if (import.meta.main) {
  const project = fileURLToPath(new URL('../..', import.meta.url))
  for (const { path, text } of generatedDocuments()) {
    mkdirSync(dirname(join(project, path)), { recursive: true })
    writeFileSync(join(project, path), text)
    process.stdout.write(`${path}\n`)
  }
}
