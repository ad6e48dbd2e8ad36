import { printInteger, printMoment } from '#domain/wording.ts'

type Examined = { what: string; ok: boolean; words: string; advice: string | null }

/** A line for each thing looked at; what is not well begins with a cross and says what to do below it. */
export function printDoctor({ ok, examined }: { ok: boolean; examined: readonly Examined[] }): string {
  const width = Math.max(...examined.map(({ what }) => what.length))
  const lines = examined.flatMap(({ what, ok: well, words, advice }) => [
    `${well ? '✔' : '✖'} ${what.padEnd(width)}  ${words}`,
    ...(advice === null ? [] : [`  ${' '.repeat(width)}  → ${advice}`]),
  ])
  const ill = examined.filter((one) => !one.ok).length
  return `${lines.join('\n')}\n\n${ok ? 'Mọi thứ ổn.' : `${printInteger(ill)} chỗ cần làm.`}`
}

type Restored = {
  place?: string
  ok: boolean
  product: string
  taken: string
  tables: number
  rows: number
  figures: { ok: boolean; checked: number; differences: number }
  audit: { ok: boolean; lines: number; why: string | null }
  files: { checked: number; broken: number }
}

/** What a restore or a rehearsal came to. */
export function printRestored({ place, ok, product, taken, tables, rows, figures, audit, files }: Restored): string {
  const lines = [
    place ? `Đã khôi phục vào ${place}` : 'Đã khôi phục thử vào chỗ tạm rồi xóa',
    `  bản sao lưu lúc ${printMoment(new Date(taken))}, phiên bản ${product}`,
    `  ${printInteger(rows)} dòng ở ${printInteger(tables)} bảng, khớp từng mã băm`,
    figures.ok
      ? `  ${printInteger(figures.checked)} số liệu tính lại: khớp`
      : `  ${printInteger(figures.differences)} số liệu lệch so với sổ; gọi verifyFigures ở chỗ mới để xem`,
    audit.ok ? `  ${printInteger(audit.lines)} dòng nhật ký: nguyên vẹn` : `  nhật ký không nguyên vẹn: ${audit.why}`,
    files.broken === 0
      ? `  ${printInteger(files.checked)} tệp đính kèm: nguyên vẹn`
      : `  ${printInteger(files.broken)} tệp đính kèm hỏng`,
  ]
  const advice = ok || !place ? [] : ['Bản khôi phục đúng với bản sao lưu đến từng dòng: chỗ lệch đã có từ trước khi sao lưu.']
  const next = place ? ['Đặt SAOVUONG_DATA (và DATABASE_URL) tới chỗ mới rồi khởi động; mọi người đăng nhập lại.'] : []
  return [...lines, ...advice, ...next].join('\n')
}

type Written = { path?: string; name?: string; size: number; tables: number; rows: number }

export function printBackup({ path, name, size, tables, rows }: Written): string {
  const megabytes = (size / 1024 ** 2).toFixed(1).replace('.', ',')
  return `Đã sao lưu ${printInteger(rows)} dòng ở ${printInteger(tables)} bảng, ${megabytes} MB: ${path ?? name}\nTệp chỉ mở được bằng mật khẩu sao lưu; mật khẩu phải có trên giấy, ở nơi khác máy này.`
}
