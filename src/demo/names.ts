import type { Random } from './random.ts'

const list = (text: string): string[] => text.split(',').map((name) => name.trim())

/** Family names about as often as they are met (name, then how many in a hundred), with some of the northern mountains. */
const FAMILIES = list(`
  Nguyễn 30, Trần 11, Lê 9, Phạm 7, Hoàng 3, Huỳnh 3, Phan 4, Vũ 2, Võ 3, Đặng 3, Bùi 3, Đỗ 2, Hồ 1, Ngô 1, Dương 1, Lý 1,
  Đinh 1, Trương 1, Mai 1, Cao 1, Lương 1, Đoàn 1, Trịnh 1, Tạ 1, Hà 1, Lưu 1, Kiều 1, Tô 1, Châu 1, Nông 1, Vi 1, Lò 1,
  Quách 1, Thái 1, Tống 1, Phùng 1`).flatMap((entry) => {
  const [name = '', times = '1'] = entry.split(' ')
  return Array<string>(Number(times)).fill(name)
})
const MIDDLES = list(`
  Văn, Văn, Văn, Văn, Đình, Hữu, Quốc, Minh, Xuân, Đức, Công, Thế, Ngọc, Quang, Anh, Bá, Tuấn, Thanh, Trọng,
  Hồng, Duy, Gia, Khắc, Tiến, Sỹ, Mạnh, Chí, Viết, Hoàng, Tấn, Phú, Nhật`)
const GIVEN = list(`
  An, Ân, Bảo, Bình, Cảnh, Chiến, Chung, Công, Cường, Dũng, Duy, Dương, Đại, Đạt, Định, Đông, Đức, Giang, Hà,
  Hải, Hậu, Hiếu, Hiển, Hòa, Hoàng, Hùng, Huy, Hưng, Khang, Khánh, Khoa, Khôi, Kiên, Lâm, Linh, Lộc, Long, Lợi,
  Luân, Lực, Mạnh, Minh, Nam, Nghĩa, Nguyên, Nhân, Phong, Phú, Phúc, Phước, Phương, Quân, Quang, Quý, Quyết,
  Sang, Sơn, Tài, Tâm, Tân, Thái, Thắng, Thành, Thiện, Thịnh, Thuận, Tiến, Toàn, Trí, Trung, Trường, Tú, Tuấn,
  Tùng, Tường, Việt, Vinh, Vũ, Vương, Xuân`)
const WOMENS_MIDDLES = list(`
  Thị, Thị, Thị, Thị, Thị Thu, Thị Bích, Thị Hồng, Thị Kim, Thị Thanh, Thị Ngọc, Thị Mỹ, Thị Minh, Thị Phương,
  Thị Tuyết, Thị Lan, Ngọc, Thanh, Thùy, Thu, Mai`)
const WOMENS_GIVEN = list(`
  Anh, Bình, Châu, Chi, Diễm, Dung, Duyên, Giang, Hà, Hạnh, Hằng, Hiền, Hoa, Hòa, Hồng, Huệ, Hương, Hường, Huyền,
  Lan, Lê, Liên, Linh, Loan, Ly, Mai, My, Nga, Ngân, Ngọc, Nguyệt, Nhàn, Nhung, Oanh, Phương, Quyên, Quỳnh, Tâm,
  Thảo, Thoa, Thu, Thủy, Thúy, Tiên, Trang, Trâm, Trinh, Tuyết, Uyên, Vân, Xuân, Yến`)

/** Somebody who does not exist. */
export function inventName(random: Random, female: boolean): string {
  const middle = random.pick(female ? WOMENS_MIDDLES : MIDDLES)
  let given = random.pick(female ? WOMENS_GIVEN : GIVEN)
  // Nobody is called Ngọc Ngọc.
  while (middle.endsWith(given)) given = random.pick(female ? WOMENS_GIVEN : GIVEN)
  return `${random.pick(FAMILIES)} ${middle} ${given}`
}
