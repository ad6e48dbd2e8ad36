import { z } from 'zod'
import { isBackupLate } from '#domain/backupPlan.ts'
import { reportingYear } from '#domain/sealing.ts'
import { printInteger, printMoment } from '#domain/wording.ts'
import { verifyAudit } from '#store/audit.ts'
import { verifyRoots } from '#store/auditRoots.ts'
import { backupFolder, backupsIn } from '#store/backup/folder.ts'
import { lastBackupAt, lastRuns } from '#store/backupRuns.ts'
import { EVERYWHERE, setScope } from '#store/db.ts'
import { type Health, healthOf, roomOn } from '#store/health.ts'
import { type Context, defineAction } from './action.ts'
import { planOf } from './backupTaking.ts'

/** One thing looked at: how it is, and what to do where it is not well. */
export type Examined = { what: string; ok: boolean; words: string; advice: string | null }

const GIGABYTE = 1024 ** 3

/** Looks the installation over as a technician would, each line with its next step; the exit status says whether all is well. */
export const doctor = defineAction({
  kind: 'read',
  title: 'Khám máy chủ',
  summary: 'Examine disk, clock, backups, trail, schema, indexes and connections; every line says what to do',
  input: z.object({}),
  allow: 'system',
  async run(context) {
    const { db } = context
    await setScope(db, EVERYWHERE)
    const health = await healthOf(db, oldThrough(context))
    const examined = [
      ...ofMachine(context, health),
      ...(await ofBackups(context)),
      await ofTrail(context),
      ...ofDatabase(health),
      ...ofKeeping(context, health),
    ]
    return { ok: examined.every(({ ok }) => ok), examined }
  },
})

const told = (what: string, ok: boolean, words: string, advice: string): Examined => ({
  what,
  ok,
  words,
  advice: ok ? null : advice,
})

function ofMachine({ home }: Context, { size, clockAhead }: Health): Examined[] {
  const room = roomOn(home.folder)
  const least = Math.max(GIGABYTE, 2 * size)
  const ahead = Math.round(Math.abs(clockAhead))
  return [
    told(
      'Ổ đĩa',
      room >= least,
      `còn trống ${gigabytes(room)}, cơ sở dữ liệu chiếm ${gigabytes(size)}`,
      `Cần ít nhất ${gigabytes(least)} để sao lưu và khôi phục. Dọn chỗ, hoặc chuyển bản sao lưu sang ổ khác bằng SAOVUONG_BACKUPS.`,
    ),
    told(
      'Đồng hồ',
      ahead <= 2,
      ahead <= 2
        ? 'máy chủ và cơ sở dữ liệu cùng giờ'
        : `cơ sở dữ liệu ${clockAhead > 0 ? 'nhanh' : 'chậm'} ${printInteger(ahead)} giây`,
      'Chỉnh giờ hai máy theo cùng một nguồn (chrony hoặc máy chủ giờ của mạng), nếu không hạn nộp và nhật ký sẽ lệch.',
    ),
  ]
}

const gigabytes = (bytes: number): string => `${(bytes / GIGABYTE).toFixed(1).replace('.', ',')} GB`

async function ofBackups({ db, home, now }: Context): Promise<Examined[]> {
  const folder = backupFolder(home.folder)
  // One that was written elsewhere counts too: somebody carried it away.
  const newest = backupsIn(folder)[0]
  const elsewhere = await lastBackupAt(db)
  const last = latest(newest ? new Date(newest.taken) : null, elsewhere)
  const plan = await planOf(db)
  const runs = await lastRuns(db, 200)
  const rehearsal = runs.find(({ kind }) => kind === 'rehearsal')
  const age = rehearsal ? (now.getTime() - rehearsal.startedAt.getTime()) / 86_400_000 : Number.POSITIVE_INFINITY
  return [
    told(
      'Sao lưu',
      !isBackupLate(last, now),
      last ? `bản gần nhất lúc ${printMoment(last)}; thư mục ${folder}` : `chưa có bản nào ở ${folder}`,
      plan.daily
        ? 'Bản hằng ngày đã không lập được: xem nhật ký của máy chủ, rồi gọi backup.'
        : 'Sao lưu hằng ngày đang tắt: bật lại ở Cài đặt, Sao lưu, hoặc gọi backup.',
    ),
    told(
      'Diễn tập khôi phục',
      rehearsal?.ok === true && age <= 100,
      rehearsal ? `lần gần nhất lúc ${printMoment(rehearsal.startedAt)}, ${rehearsal.ok ? 'đạt' : 'không đạt'}` : 'chưa lần nào',
      'Gọi rehearseRestore: bản sao lưu chưa thử khôi phục thì chưa chắc dùng được. Nên làm mỗi quý.',
    ),
  ]
}

const latest = (one: Date | null, other: Date | null): Date | null =>
  one && other ? (one.getTime() > other.getTime() ? one : other) : (one ?? other)

async function ofTrail({ db, home }: Context): Promise<Examined> {
  const chain = await verifyAudit(db)
  const roots = await verifyRoots(db, home.folder)
  const broken = chain.firstBroken ?? roots.firstBroken
  return told(
    'Nhật ký',
    !broken,
    broken
      ? `đứt ở tỉnh ${broken.provinceId}, dòng ${broken.seq}: ${broken.why}`
      : `${printInteger(chain.lines)} dòng nguyên vẹn`,
    'Giữ nguyên máy chủ và các bản sao lưu, báo người phụ trách an toàn thông tin; so với tệp gốc đã chép ra nơi khác bằng verifyAudit --roots.',
  )
}

/** Years kept day by day before they are folded; below so many pages of days nothing is gained by it. */
const YEARS_WHOLE = 10
const FEW_PAGES = 1000

const oldThrough = ({ today }: Context): number => reportingYear(today) - YEARS_WHOLE

function ofKeeping(context: Context, { oldPages, withoutPart }: Health): Examined[] {
  const isLittle = oldPages < FEW_PAGES
  return [
    told(
      'Năm cũ',
      isLittle,
      isLittle
        ? `các năm đến ${oldThrough(context)} không chiếm chỗ đáng kể`
        : `các năm đến ${oldThrough(context)} còn ${printInteger(oldPages)} trang số liệu theo ngày`,
      'Sao lưu rồi gọi sealYears: nó cho biết sẽ gộp gì trước khi làm.',
    ),
    told(
      'Phần theo tỉnh',
      withoutPart.length === 0,
      withoutPart.length === 0 ? 'không tỉnh nào thiếu' : `chưa có phần riêng: ${withoutPart.join(', ')}`,
      'Dừng máy chủ rồi gọi distribute --partition: tỉnh mới được tách ra, các phần cũ không đổi.',
    ),
  ]
}

function ofDatabase(health: Health): Examined[] {
  const { pending, unknown, brokenIndexes, restedIndexes, swollen, checksumFailures, connections, unfolded } = health
  const strange = [...pending, ...unknown]
  const free = connections.most - connections.used
  return [
    told(
      'Phiên bản dữ liệu',
      strange.length === 0,
      strange.length === 0 ? 'đúng với phiên bản đang chạy' : `lệch: ${strange.join(', ')}`,
      'Khởi động lại máy chủ bằng phiên bản mới nhất đã cài; nó tự sao lưu rồi nâng cấp.',
    ),
    told(
      'Chỉ mục',
      brokenIndexes.length === 0,
      brokenIndexes.length === 0 ? 'dùng được cả' : `hỏng: ${brokenIndexes.join(', ')}`,
      `Lập lại ngoài giờ làm việc: ${brokenIndexes.map((name) => `reindex index concurrently ${name}`).join('; ')}.`,
    ),
    told(
      'Chỉ mục tạm gỡ',
      restedIndexes.length === 0,
      restedIndexes.length === 0
        ? 'không có'
        : `${printInteger(restedIndexes.length)} chỉ mục đang gỡ từ lần tạo dữ liệu cỡ quốc gia`,
      'Nếu lần tạo ấy bị ngắt: chạy lại generate để làm tiếp, hoặc khởi động lại máy chủ để lập lại chỉ mục.',
    ),
    told(
      'Dòng thừa',
      swollen.length === 0,
      swollen.length === 0
        ? 'trong mức bình thường'
        : swollen.map(({ table, dead }) => `${table} có ${printInteger(dead)} dòng không còn dùng`).join('; '),
      `Chạy ngoài giờ: ${swollen.map(({ table }) => `vacuum analyze ${table}`).join('; ')}. Nếu lặp lại, xem autovacuum có bị tắt không.`,
    ),
    told(
      'Trang dữ liệu',
      checksumFailures === 0,
      checksumFailures === 0 ? 'không trang nào sai mã kiểm' : `${printInteger(checksumFailures)} lần đọc trang sai mã kiểm`,
      'Ổ đĩa có thể đang hỏng: sao lưu ngay, khôi phục sang ổ khác, thay ổ.',
    ),
    told(
      'Kết nối',
      free >= 10,
      `${printInteger(connections.used)} trên ${printInteger(connections.most)} đang dùng`,
      'Tìm chương trình giữ kết nối trong pg_stat_activity, hoặc tăng max_connections.',
    ),
    told(
      'Cộng dồn',
      unfolded < 100_000,
      unfolded === 0 ? 'đã xong' : `${printInteger(unfolded)} bút toán chờ cộng lên các cấp`,
      'Số liệu vẫn đúng nhưng mở chậm. Kiểm tra máy chủ có đang chạy không; việc cộng dồn chạy cùng nó.',
    ),
  ]
}
