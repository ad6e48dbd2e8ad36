import type { Random } from './random.ts'

/** Family names about as often as they are met, with some of the northern mountains. */
const FAMILIES = [
  ...Array<string>(30).fill('Nguyễn'), ...Array<string>(11).fill('Trần'), ...Array<string>(9).fill('Lê'), ...Array<string>(7).fill('Phạm'),
  ...Array<string>(3).fill('Hoàng'), ...Array<string>(3).fill('Huỳnh'), ...Array<string>(4).fill('Phan'), ...Array<string>(2).fill('Vũ'),
  ...Array<string>(3).fill('Võ'), ...Array<string>(3).fill('Đặng'), ...Array<string>(3).fill('Bùi'), ...Array<string>(2).fill('Đỗ'),
  'Hồ', 'Ngô', 'Dương', 'Lý', 'Đinh', 'Trương', 'Mai', 'Cao', 'Lương', 'Đoàn', 'Trịnh', 'Tạ', 'Hà', 'Lưu', 'Kiều', 'Tô', 'Châu', 'Nông', 'Vi',
  'Lò', 'Quách', 'Thái', 'Tống', 'Phùng',
]
const MIDDLES = [
  'Văn', 'Văn', 'Văn', 'Văn', 'Đình', 'Hữu', 'Quốc', 'Minh', 'Xuân', 'Đức', 'Công', 'Thế', 'Ngọc', 'Quang', 'Anh', 'Bá', 'Tuấn', 'Thanh', 'Trọng',
  'Hồng', 'Duy', 'Gia', 'Khắc', 'Tiến', 'Sỹ', 'Mạnh', 'Chí', 'Viết', 'Hoàng', 'Tấn', 'Phú', 'Nhật',
]
const GIVEN = [
  'An', 'Ân', 'Bảo', 'Bình', 'Cảnh', 'Chiến', 'Chung', 'Công', 'Cường', 'Dũng', 'Duy', 'Dương', 'Đại', 'Đạt', 'Định', 'Đông', 'Đức', 'Giang', 'Hà',
  'Hải', 'Hậu', 'Hiếu', 'Hiển', 'Hòa', 'Hoàng', 'Hùng', 'Huy', 'Hưng', 'Khang', 'Khánh', 'Khoa', 'Khôi', 'Kiên', 'Lâm', 'Linh', 'Lộc', 'Long',
  'Lợi', 'Luân', 'Lực', 'Mạnh', 'Minh', 'Nam', 'Nghĩa', 'Nguyên', 'Nhân', 'Phong', 'Phú', 'Phúc', 'Phước', 'Phương', 'Quân', 'Quang', 'Quý',
  'Quyết', 'Sang', 'Sơn', 'Tài', 'Tâm', 'Tân', 'Thái', 'Thắng', 'Thành', 'Thiện', 'Thịnh', 'Thuận', 'Tiến', 'Toàn', 'Trí', 'Trung', 'Trường',
  'Tú', 'Tuấn', 'Tùng', 'Tường', 'Việt', 'Vinh', 'Vũ', 'Vương', 'Xuân',
]
const WOMENS_MIDDLES = [
  'Thị', 'Thị', 'Thị', 'Thị', 'Thị Thu', 'Thị Bích', 'Thị Hồng', 'Thị Kim', 'Thị Thanh', 'Thị Ngọc', 'Thị Mỹ', 'Thị Minh', 'Thị Phương', 'Thị Tuyết',
  'Thị Lan', 'Ngọc', 'Thanh', 'Thùy', 'Thu', 'Mai',
]
const WOMENS_GIVEN = [
  'Anh', 'Bình', 'Châu', 'Chi', 'Diễm', 'Dung', 'Duyên', 'Giang', 'Hà', 'Hạnh', 'Hằng', 'Hiền', 'Hoa', 'Hòa', 'Hồng', 'Huệ', 'Hương', 'Hường',
  'Huyền', 'Lan', 'Lê', 'Liên', 'Linh', 'Loan', 'Ly', 'Mai', 'My', 'Nga', 'Ngân', 'Ngọc', 'Nguyệt', 'Nhàn', 'Nhung', 'Oanh', 'Phương', 'Quyên',
  'Quỳnh', 'Tâm', 'Thảo', 'Thoa', 'Thu', 'Thủy', 'Thúy', 'Tiên', 'Trang', 'Trâm', 'Trinh', 'Tuyết', 'Uyên', 'Vân', 'Xuân', 'Yến',
]

/** Somebody who does not exist. */
export function inventName(random: Random, female: boolean): string {
  const middle = random.pick(female ? WOMENS_MIDDLES : MIDDLES)
  let given = random.pick(female ? WOMENS_GIVEN : GIVEN)
  // Nobody is called Ngọc Ngọc.
  while (middle.endsWith(given)) given = random.pick(female ? WOMENS_GIVEN : GIVEN)
  return `${random.pick(FAMILIES)} ${middle} ${given}`
}
