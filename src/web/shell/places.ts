import type { IconName } from '../kit/Icon.tsx'
import { say } from '../words/say.ts'

export type Place = { to: string; word: string; icon: IconName; under?: string }

/** Only places that work stand here. */
export const GROUPS: { title: string | null; items: Place[] }[] = [
  {
    title: null,
    items: [
      { to: '/', word: say('Tổng quan'), icon: 'home' },
      { to: '/viec-cua-toi', word: say('Việc của tôi'), icon: 'clock' },
      { to: '/so-dang-ky', word: say('Sổ đăng ký'), icon: 'book' },
      { to: '/ghi-nhanh', word: say('Ghi nhanh'), icon: 'pen' },
      { to: '/cho-gui', word: say('Chờ gửi'), icon: 'upload' },
      { to: '/van-ban', word: say('Văn bản'), icon: 'copy' },
      { to: '/nhiem-vu', word: say('Nhiệm vụ'), icon: 'flag' },
      { to: '/hoi-nghi', word: say('Hội nghị'), icon: 'calendar' },
      { to: '/tuyen-quan', word: say('Tuyển quân'), icon: 'filter' },
      { to: '/chi-tra', word: say('Chi trả ngày công'), icon: 'sum' },
      { to: '/bien-che', word: say('Biên chế'), icon: 'person' },
      { to: '/khen-thuong', word: say('Khen thưởng'), icon: 'check' },
      { to: '/kien-nghi', word: say('Kiến nghị'), icon: 'question' },
    ],
  },
  {
    title: say('Kỳ báo cáo'),
    items: [
      { to: '/chi-tieu', word: say('Chỉ tiêu'), icon: 'target' },
      { to: '/phan-tich', word: say('Phân tích'), icon: 'grid' },
      { to: '/nhap-so-lieu', word: say('Nhập số liệu'), icon: 'form' },
      { to: '/bao-cao', word: say('Báo cáo'), icon: 'page' },
      { to: '/dot-bao-cao', word: say('Đợt báo cáo'), icon: 'calendar' },
      { to: '/nop-va-duyet', word: say('Nộp và duyệt'), icon: 'table' },
      { to: '/quy-dinh-bao-cao', word: say('Quy định báo cáo'), icon: 'lock' },
      { to: '/mau-giay', word: say('Mẫu giấy'), icon: 'copy' },
      { to: '/doi-chieu', word: say('Đối chiếu'), icon: 'compare' },
      { to: '/xac-minh', word: say('Xác minh'), icon: 'check' },
    ],
  },
  {
    title: say('Hệ thống'),
    items: [
      { to: '/to-chuc', word: say('Tổ chức'), icon: 'tree' },
      { to: '/bat-dau', word: say('Bắt đầu'), icon: 'start' },
    ],
  },
]
