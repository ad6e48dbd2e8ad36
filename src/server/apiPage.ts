import type { Action } from '#actions/action.ts'
import { type InputField, inputShape } from './inputShape.ts'
import { sampleInput } from './sampleInput.ts'
import { takesFile } from './uploads.ts'

/** The page at /api: every action with its fields and a request to copy. No script; its own small style. */
export function apiPage(actions: Readonly<Record<string, Action>>): string {
  const shown = Object.entries(actions).filter(([, action]) => action.allow !== 'system')
  const group = (kind: Action['kind']) => shown.filter(([, action]) => action.kind === kind)
  return `<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Sao Vuông: nối từ hệ thống khác</title>
<link rel="stylesheet" href="/api/page.css">
<link rel="icon" href="/mark.svg">
</head>
<body>
<header>
<h1>Nối Sao Vuông từ hệ thống khác</h1>
<p>${shown.length} việc, mỗi việc một địa chỉ. Bản mô tả cho máy: <a href="/api/openapi.json">openapi.json</a> (OpenAPI 3.1).</p>
<ol>
<li>Đăng nhập: <code>POST /api/login</code>, giữ cookie <code>sv</code> của câu trả lời.</li>
<li>Đọc bằng <code>GET</code>, các mục đặt sau dấu <code>?</code>; danh sách và đối tượng viết dạng JSON.</li>
<li>Ghi bằng <code>POST</code> với JSON, kèm đầu mục <code>x-sao-vuong: 1</code>.</li>
<li>Gửi tệp bằng <code>multipart/form-data</code>: phần <code>input</code> là JSON của các mục khác, phần còn lại là tệp.</li>
<li>Câu từ chối có mã, lời giải thích và danh sách từng chỗ phải sửa (<code>findings</code>).</li>
</ol>
<nav aria-label="Các việc">${(['read', 'write'] as const)
    .map(
      (kind) =>
        `<p><b>${KINDS[kind]}</b> ${group(kind)
          .map(([name]) => `<a href="#${name}">${name}</a>`)
          .join(' ')}</p>`,
    )
    .join('\n')}</nav>
</header>
<main>
${shown.map(([name, action]) => section(name, action)).join('\n')}
</main>
</body>
</html>
`
}

const KINDS: Readonly<Record<Action['kind'], string>> = { read: 'Đọc', write: 'Ghi' }

function section(name: string, action: Action): string {
  const { fields } = inputShape(action)
  return `<section id="${name}">
<h2><span class="${action.kind}">${KINDS[action.kind]}</span> ${safe(action.title)} <code>${name}</code></h2>
<p lang="en">${safe(action.summary)}</p>
${fields.length === 0 ? '<p>Không cần mục nào.</p>' : `<table><thead><tr><th scope="col">Mục</th><th scope="col">Kiểu</th><th scope="col">Bắt buộc</th><th scope="col">Ý nghĩa</th></tr></thead><tbody>${fields.map(row).join('')}</tbody></table>`}
<pre>${safe(curlExample(name, action))}</pre>
</section>`
}

export const FIELD_KINDS: Readonly<Record<InputField['kind'], string>> = {
  text: 'chữ',
  integer: 'số nguyên',
  number: 'số',
  yesNo: 'có hoặc không',
  file: 'tệp',
  json: 'JSON',
}

function row(field: InputField): string {
  const choices =
    field.choices.length > 0 && field.choices.length <= 12
      ? `: ${field.choices.map((choice) => `<code>${safe(choice)}</code>`).join(' ')}`
      : ''
  const fallback = field.fallback === undefined ? '' : ` (mặc định <code>${safe(JSON.stringify(field.fallback))}</code>)`
  return `<tr><th scope="row"><code>${field.name}</code></th><td>${FIELD_KINDS[field.kind]}</td><td>${field.required ? 'có' : ''}</td><td>${safe(field.description)}${choices}${fallback}</td></tr>`
}

export function curlExample(name: string, action: Action): string {
  const input = sampleInput(action)
  const begin = `curl -b phien.txt${name === 'login' || name === 'enterDemo' ? ' -c phien.txt' : ''}`
  const fields = inputShape(action).fields
  if (takesFile(action)) {
    const files = fields.filter((field) => field.kind === 'file').map((field) => ` -F ${field.name}=@tep`)
    return `${begin} -H 'x-sao-vuong: 1' -F 'input=${JSON.stringify(input)}'${files.join('')} http://127.0.0.1:3000/api/${name}`
  }
  if (action.kind === 'write') {
    return `${begin} -H 'x-sao-vuong: 1' -H 'content-type: application/json' -d '${JSON.stringify(input)}' http://127.0.0.1:3000/api/${name}`
  }
  const query = new URLSearchParams(
    Object.entries(input).map(([key, value]): [string, string] => [
      key,
      typeof value === 'string' ? value : JSON.stringify(value),
    ]),
  )
  return `${begin} 'http://127.0.0.1:3000/api/${name}${query.size > 0 ? `?${query}` : ''}'`
}

const safe = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)

export const API_STYLE = `
:root { color-scheme: light; font: 16px/1.5 system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif; color: #23261f; background: #f7f6f1; }
body { margin: 0 auto; max-width: 62rem; padding: 1.5rem 1rem 4rem; }
h1 { font-size: 1.6rem; margin: 0 0 .5rem; }
h2 { font-size: 1.1rem; margin: 0 0 .25rem; }
h2 code { font-weight: 400; }
a { color: #3f5220; }
nav a { margin-right: .6rem; white-space: nowrap; }
section { background: #fff; border: 1px solid #ddd9cc; border-radius: 6px; margin: 1rem 0; padding: 1rem; overflow-x: auto; }
section p { margin: 0 0 .5rem; color: #5b5e54; }
table { border-collapse: collapse; width: 100%; font-size: .92rem; }
th, td { border-top: 1px solid #ece9df; padding: .25rem .75rem .25rem 0; text-align: left; vertical-align: top; }
th { font-weight: 600; }
pre { background: #f1efe7; border-radius: 4px; padding: .6rem; overflow-x: auto; margin: .75rem 0 0; white-space: pre-wrap; word-break: break-all; }
.read, .write { border-radius: 4px; font-size: .8rem; padding: .1rem .4rem; background: #e6ecd9; color: #33451a; }
.write { background: #f5e2c8; color: #6b3f06; }
`
