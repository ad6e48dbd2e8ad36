import type { IconName } from '../kit/Icon.tsx'

export type Place = { to: string; word: string; icon: IconName; under?: string }

/** Only places that work stand here. */
export const GROUPS: { title: string | null; items: Place[] }[] = [
  {
    title: null,
    items: [
      { to: '/', word: 'Tổng quan', icon: 'home' },
      { to: '/viec-cua-toi', word: 'Việc của tôi', icon: 'clock' },
      { to: '/so-dang-ky', word: 'Sổ đăng ký', icon: 'book' },
      { to: '/ghi-nhanh', word: 'Ghi nhanh', icon: 'pen' },
      { to: '/cho-gui', word: 'Chờ gửi', icon: 'upload' },
      { to: '/van-ban', word: 'Văn bản', icon: 'copy' },
      { to: '/nhiem-vu', word: 'Nhiệm vụ', icon: 'flag' },
      { to: '/hoi-nghi', word: 'Hội nghị', icon: 'calendar' },
      { to: '/tuyen-quan', word: 'Tuyển quân', icon: 'filter' },
      { to: '/chi-tra', word: 'Chi trả ngày công', icon: 'sum' },
      { to: '/bien-che', word: 'Biên chế', icon: 'person' },
      { to: '/khen-thuong', word: 'Khen thưởng', icon: 'check' },
      { to: '/kien-nghi', word: 'Kiến nghị', icon: 'question' },
    ],
  },
  {
    title: 'Kỳ báo cáo',
    items: [
      { to: '/chi-tieu', word: 'Chỉ tiêu', icon: 'target' },
      { to: '/phan-tich', word: 'Phân tích', icon: 'grid' },
      { to: '/nhap-so-lieu', word: 'Nhập số liệu', icon: 'form' },
      { to: '/bao-cao', word: 'Báo cáo', icon: 'page' },
      { to: '/dot-bao-cao', word: 'Đợt báo cáo', icon: 'calendar' },
      { to: '/nop-va-duyet', word: 'Nộp và duyệt', icon: 'table' },
      { to: '/quy-dinh-bao-cao', word: 'Quy định báo cáo', icon: 'lock' },
      { to: '/mau-giay', word: 'Mẫu giấy', icon: 'copy' },
      { to: '/doi-chieu', word: 'Đối chiếu', icon: 'compare' },
      { to: '/xac-minh', word: 'Xác minh', icon: 'check' },
    ],
  },
  {
    title: 'Hệ thống',
    items: [
      { to: '/to-chuc', word: 'Tổ chức', icon: 'tree' },
      { to: '/bat-dau', word: 'Bắt đầu', icon: 'start' },
    ],
  },
]
