import type { Action } from '#actions/action.ts'
import { FIELD_KINDS } from '#server/apiPage.ts'
import { type InputField, inputShape } from '#server/inputShape.ts'
import { sampleInput } from '#server/sampleInput.ts'
import { flagName } from './flags.ts'
import { printTable } from './print/table.ts'

const COMMAND = 'npm run -s saovuong --'

export function generalHelp(actions: Readonly<Record<string, Action>>): string {
  const rows = (kind: Action['kind']) =>
    Object.entries(actions)
      .filter(([, action]) => action.kind === kind)
      .map(([name, action]) => [`  ${name}`, action.title])
  const width = Math.max(...Object.keys(actions).map((name) => name.length + 2))
  const list = (kind: Action['kind']) =>
    rows(kind)
      .map(([name, title]) => `${(name ?? '').padEnd(width + 2)}${title}`)
      .join('\n')
  return `Sao Vuông trên dòng lệnh: mọi việc của hệ thống, gọi bằng tên.

  ${COMMAND} <việc> [--mục giá-trị …] [--json] [--out tệp] [--help]

Ví dụ
  ${COMMAND} showReport --unit son-giang --period 2023-H1 --as-of 2023-07-15
  ${COMMAND} openProof --unit son-giang --period 2023-H1 --as-of 2023-07-15 --indicator force_training_attended
  ${COMMAND} checkNarrative --file bao-cao.docx --json

Đọc
${list('read')}

Ghi
${list('write')}

  --json    in đúng một giá trị JSON ra stdout; lời từ chối ra stderr
  --out     nơi ghi tệp mà việc làm ra (--out - là stdout)
  --folder  làm việc đó với từng tệp trong thư mục; thêm --jsonl để in mỗi tệp một dòng JSON
  --help    sau tên một việc: các mục của việc đó và ví dụ

Mã thoát 0 khi việc xong; 1 khi bị từ chối hoặc kiểm tra không đạt. Dòng lệnh chạy với quyền quản trị của máy này;
dùng chung cơ sở dữ liệu với máy chủ đang chạy, hoặc tự mở rồi đóng lại. DATABASE_URL trỏ tới máy chủ PostgreSQL khác.
`
}

export function actionHelp(name: string, action: Action): string {
  const { fields } = inputShape(action)
  const rows = fields.map((field) => [
    flagName(field.name),
    FIELD_KINDS[field.kind],
    field.required ? 'bắt buộc' : '',
    describe(field),
  ])
  const table =
    fields.length === 0
      ? 'Không cần mục nào.'
      : printTable(['Mục', 'Kiểu', '', 'Ý nghĩa'], rows, (cell) => String(cell ?? ''), 100)
  return `${name}: ${action.title}
${action.summary}

${table}

Ví dụ
  ${exampleLine(name, action)}
`
}

function describe(field: InputField): string {
  const choices = field.choices.length === 0 ? '' : `một trong: ${field.choices.join(', ')}`
  const fallback = field.fallback === undefined ? '' : `mặc định ${JSON.stringify(field.fallback)}`
  return [field.description, choices, fallback].filter(Boolean).join('; ')
}

export function exampleLine(name: string, action: Action): string {
  const sample = sampleInput(action)
  const flags = inputShape(action).fields.flatMap((field) => {
    if (field.kind === 'file')
      return [`${flagName(field.name)} ${/docx/.test(field.description) ? 'bao-cao.docx' : 'danh-sach.xlsx'}`]
    if (!(field.name in sample)) return []
    const value = sample[field.name]
    if (value === true && field.kind === 'yesNo') return [flagName(field.name)]
    const text = typeof value === 'string' ? value : JSON.stringify(value)
    return [`${flagName(field.name)} ${/^[\w./:-]+$/.test(text) ? text : `'${text}'`}`]
  })
  return [COMMAND, name, ...flags].join(' ')
}
