import type { PhraseSection } from '../narrative.ts'

export const service: PhraseSection = {
  heading: 'Nghĩa vụ quân sự, dự bị động viên',
  level: 2,
  paragraphs: [
    [
      'Đăng ký nghĩa vụ quân sự lần đầu cho {registered_age17} công dân tuổi 17[[, bằng {registered_age17_population_rate} dân số]][[, {registered_age17:change}]].',
      'Giao quân {enlisted_total} công dân nhập ngũ[[, đạt {enlistment_completion_rate} chỉ tiêu]].',
    ],
    ['Quân nhân dự bị có mặt huấn luyện {reserve_training_attended} người trên {reserve_called_for_training} người được gọi[[, đạt {reserve_training_rate}]].'],
  ],
}
