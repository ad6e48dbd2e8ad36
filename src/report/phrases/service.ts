import { at, either, type PhraseSection } from './phrase.ts'

export const service: PhraseSection = {
  heading: 'Nghĩa vụ quân sự, dự bị động viên',
  level: 2,
  paragraphs: [
    [
      either(
        at(
          'KV TI QK TW',
          'Đăng ký nghĩa vụ quân sự lần đầu cho {registered_age17} công dân nam tuổi 17[[, đạt {age17_registration_rate} danh sách]][[, đạt {registered_age17_population_rate} so với dân số]].',
        ),
        'Đăng ký nghĩa vụ quân sự lần đầu cho {registered_age17} công dân nam tuổi 17[[, đạt {age17_registration_rate} danh sách]].',
        '{registered_age17:none:Không có} công dân nam tuổi 17 phải đăng ký nghĩa vụ quân sự lần đầu.',
      ),
      'Số đăng ký {registered_age17:change}.',
    ],
    [
      'Khám tuyển có mặt {medical_attended} trên {medical_called} công dân được gọi[[, đạt {medical_attendance_rate}]][[; đủ sức khỏe {medical_fit} công dân, chiếm {medical_fit_rate}]].',
      at(
        'XA KV TI QK TW',
        either(
          'Giao quân đạt {enlisted_total:pair} công dân, bằng {enlisted_total:percent} chỉ tiêu[[, còn thiếu {enlisted_total:gap} công dân]][[, vượt {enlisted_total:over} công dân]].',
          'Giao quân {enlisted_total} công dân nhập ngũ[[, đạt {enlistment_completion_rate} chỉ tiêu]].',
        ),
      ),
      'Có {volunteers} công dân viết đơn tình nguyện nhập ngũ.',
      'Trong số nhập ngũ có <<{enlisted_party_members} đảng viên | {enlisted_higher_education} công dân trình độ cao đẳng, đại học>>.',
      either(
        'Sau phúc tra trả về {recheck_rejected} công dân.',
        '{recheck_rejected:none:Không có} công dân bị trả về sau phúc tra.',
      ),
      either(
        'Xử lý {conscription_violations_handled} trường hợp vi phạm Luật Nghĩa vụ quân sự.',
        '{conscription_violations_handled:none:Không có} trường hợp vi phạm Luật Nghĩa vụ quân sự phải xử lý.',
      ),
      'Tiếp nhận {discharged_soldiers_received} quân nhân hoàn thành nghĩa vụ xuất ngũ trở về[[, giới thiệu việc làm cho {discharged_job_placed} người]].',
    ],
    [
      'Đăng ký, quản lý {reservists_registered} quân nhân dự bị[[; sắp xếp vào đơn vị dự bị động viên đạt {reserve_assigned_rate}]].',
      'Huấn luyện, kiểm tra quân nhân dự bị có mặt {reserve_training_attended} trên {reserve_called_for_training} người được gọi[[, đạt {reserve_training_rate}]].',
    ],
  ],
}
