import type { Frame } from './frame.ts'

/** Conscription, reserve, education, relief: what is done with and for the citizens. */
export const PEOPLE_FRAMES: readonly Frame[] = [
  {
    name: 'relief',
    above: ['strength', 'training of the force', 'standing duty'],
    cues: 'lũ; lũ quét; mưa lũ; bão; lụt; ngập; sạt lở; thiên tai; áp thấp nhiệt đới; triều cường; lốc xoáy; mưa đá; cháy rừng; chữa cháy; cứu hộ; cứu nạn; tìm kiếm cứu nạn; phòng, chống thiên tai; khắc phục hậu quả; hạn hán; nước dâng; vỡ đê; hộ đê; đám cháy; dập lửa; dập tắt; ngọn lửa; lửa rừng; vào rừng; bùn đất; dọn bùn; nước lũ; chằng chống; rốn lũ; vùng trũng; nước rút; mưa to; lốc; tốc mái; hỏa hoạn; giông lốc; mưa lớn; ngập lụt; sóng lớn; động đất; phòng thủ dân sự; hoàn lưu bão; vùng lũ; sơ tán; di dời',
    roles: {
      disaster_relief_person_turns:
        '*huy động; điều động; sử dụng; tham gia; xuất quân; lực lượng; dân quân; có mặt; cơ động; tăng cường; cử; tung; dân quân tự vệ; cán bộ, chiến sĩ; giúp dân; chiến sĩ; túc trực; ứng trực; tìm kiếm người mất tích; cứu người mất tích',
      disaster_relief_man_days: '*ngày công; góp ngày công; đóng góp',
      people_evacuated:
        '*nhân khẩu; sơ tán; di dời; nơi an toàn; đến nơi an toàn; ra khỏi vùng; khỏi vùng; di tản; nơi tránh trú; đưa người; khẩu; chạy lũ; đưa dân; lên cao',
      households_helped:
        '*giúp; giúp đỡ; hỗ trợ; hộ dân; gia đình; giúp hộ; giúp bà con; chằng chống; dọn dẹp; thu hoạch; dựng lại; lợp lại; chạy lũ; đưa hộ; đến nhà dân; vận chuyển đồ đạc; kê đồ; gặt lúa; nhà dân; di chuyển đồ',
    },
    never:
      'sập; tốc mái; cuốn trôi; thiệt hại; bị thương; mất tích; làm chết; thiệt mạng; hư hỏng; hư hại; vùi lấp; tử vong; bị ngập; ngập sâu; chết; chìm; neo đậu; tàu thuyền; kêu gọi; bị tốc mái; bị sập; bị cô lập; nước vào nhà; bị nước; bị ảnh hưởng; thương vong',
    except: {
      households_helped: 'sơ tán; di dời; di tản; ra khỏi vùng; nơi an toàn; đến nơi an toàn; bìa rừng',
    },
  },
  {
    name: 'epidemic',
    above: ['strength', 'standing duty', 'relief'],
    cues: 'chống dịch; dịch bệnh; dịch covid; dịch tả; kiểm dịch; ổ dịch; cách ly; covid; sốt xuất huyết; tiêu hủy; khử khuẩn; phun hóa chất; chốt kiểm soát dịch; vùng dịch; tiêm chủng; phòng dịch; đợt dịch; tiêu độc',
    roles: {
      epidemic_control_person_turns:
        '*tham gia; huy động; trực chốt; lượt người; điều động; tăng cường; dân quân; lượt dân quân; phục vụ',
    },
    never: 'ca mắc; ca bệnh; con lợn; tiêm; mắc; nhiễm; dương tính',
  },
  {
    name: 'civic action',
    above: ['strength', 'training of the force'],
    cues: 'dân vận; nông thôn mới; tết quân dân; tết quân - dân; làm đường; đường giao thông; vệ sinh môi trường; dã ngoại; giúp bà con; gặt lúa; phát quang; bê tông; thu dọn rác; ngày chủ nhật xanh; nhà đại đoàn kết; xóa nhà tạm; xóa nhà tạm, nhà dột nát; nạo vét; tu sửa; thứ bảy tình nguyện; trồng cây; ra quân; dọn vệ sinh; chung sức; giúp dân làm',
    roles: {
      civic_action_person_turns:
        '*huy động; góp; tham gia; lượt người; lượt dân quân; lượt cán bộ, chiến sĩ; ra quân; đóng góp; giúp dân; giúp bà con',
      households_helped: 'giúp; giúp đỡ; hộ; gia đình; hộ nghèo; xóa nhà tạm cho',
    },
    never: 'suất quà; ngày công; trị giá; triệu đồng',
  },
  {
    name: 'registration at seventeen',
    above: ['enlistment'],
    cues: 'tuổi 17; đủ 17 tuổi; đăng ký nghĩa vụ quân sự; đăng ký nvqs; đăng ký lần đầu; đăng ký lần đầu cho; phiếu tự khai; đăng ký độ tuổi 17; nam công dân đủ 17; 17 tuổi',
    roles: {
      registered_age17: '*đăng ký; đăng ký lần đầu; đã đăng ký; đăng ký được; đăng ký cho; đến đăng ký',
      registered_age17_population_rate: 'dân số; so với dân số',
      age17_listed_january: 'lập danh sách; danh sách; trong danh sách; rà soát; nắm nguồn',
      age17_registration_rate: '*đạt; bằng; tỷ lệ; đăng ký',
    },
    never: 'trực tuyến',
  },
  {
    name: 'pre-screening',
    above: ['medical examination', 'enlistment'],
    cues: 'sơ tuyển; khám sơ tuyển; sơ khám; vòng sơ tuyển; sơ tuyển sức khỏe; sơ tuyển nghĩa vụ quân sự',
    roles: {
      prescreen_called: 'gọi; giấy gọi; phát giấy gọi; triệu tập; gọi khám; được gọi; phải sơ tuyển; phát lệnh; điều; điều động',
      prescreen_attended: 'có mặt; đến dự; tham gia; dự; đến sơ tuyển; chấp hành; đã sơ tuyển; sơ tuyển cho; đã khám; đến khám',
      volunteers: 'tình nguyện; viết đơn; làm đơn; xung phong; đơn tình nguyện',
      deferred_callup: 'tạm hoãn; xét tạm hoãn; hoãn; tạm hoãn cho',
      exempt_callup: 'miễn; miễn cho; được miễn',
      prescreen_passed: 'qua vòng; đạt; qua sơ tuyển; đạt yêu cầu; đủ điều kiện; trúng; đủ tiêu chuẩn; đạt sơ tuyển; lọt qua',
    },
    never: 'không đạt; vắng; vắng mặt; chống',
  },
  {
    name: 'medical examination',
    above: ['enlistment'],
    cues: 'khám sức khỏe; lệnh khám; giấy gọi khám; khám tuyển; khám nghĩa vụ quân sự; hội đồng khám; sức khỏe loại; đủ sức khỏe; khám sức khỏe nghĩa vụ; gọi khám; lệnh gọi khám; trúng tuyển; đủ điều kiện sức khỏe; vòng khám; khám phúc tra; sức khỏe',
    roles: {
      medical_called:
        'gọi; gọi khám; được gọi; giấy gọi; phát lệnh; điều khám; lệnh gọi khám; phải khám; triệu tập; cho; lệnh khám; điều; điều động',
      medical_attended:
        'có mặt; đến khám; chấp hành; đã khám; có mặt khám; tham gia khám; khám cho; thực khám; đến dự khám; dự khám',
      medical_attendance_rate: 'tỷ lệ; có mặt; quân số có mặt; so với số gọi; chấp hành; đạt; so với lệnh gọi',
      medical_fit:
        'đủ sức khỏe; đủ điều kiện; đủ điều kiện sức khỏe; đạt; trúng tuyển; đạt sức khỏe; đủ tiêu chuẩn; sức khỏe loại 1, 2, 3; loại 1, 2, 3; đạt tiêu chuẩn; kết quả',
      medical_fit_rate: 'đủ sức khỏe; đủ điều kiện; trúng tuyển; đạt; tỷ lệ đủ; tỷ lệ trúng tuyển; tỷ lệ đạt; so với số khám',
      health_grade1: 'loại 1; loại một; loại i',
      health_grade2: 'loại 2; loại hai; loại ii',
      health_grade3: 'loại 3; loại ba; loại iii',
      fit_vs_quota_rate: 'so với chỉ tiêu; chỉ tiêu giao quân; chỉ tiêu',
      deferred_callup: 'tạm hoãn; hoãn; tạm hoãn gọi nhập ngũ',
      exempt_callup: 'miễn; miễn gọi; được miễn; miễn nghĩa vụ quân sự',
      recheck_rejected: 'loại trả; trả về; phúc tra; trả lại',
      volunteers: 'tình nguyện; viết đơn; làm đơn; xung phong; đơn tình nguyện',
    },
    never:
      'không đủ sức khỏe; vắng; vắng mặt; không chấp hành; không đạt; không đủ tiêu chuẩn; chưa khám; bác sĩ; cận thị; y bác sĩ; loại 1 và 2',
  },
  {
    name: 'enlistment',
    cues: 'nhập ngũ; giao quân; nhận quân; giao, nhận quân; tuyển quân; lên đường; tân binh; gọi công dân nhập ngũ; nghĩa vụ quân sự; công an nhân dân; lệnh gọi nhập ngũ; lễ giao nhận quân; nghĩa vụ công an; nvqs; tòng quân; thực hiện nghĩa vụ; chỉ tiêu giao quân; thanh niên lên đường; hội trại tòng quân',
    roles: {
      enlistment_quota_total:
        'được giao; chỉ tiêu; chỉ tiêu giao quân; giao chỉ tiêu; chỉ tiêu gọi; tỉnh giao; chỉ tiêu trên giao; chỉ tiêu nhập ngũ; tổng chỉ tiêu',
      enlistment_quota_army:
        'chỉ tiêu quân sự; chỉ tiêu nghĩa vụ quân sự; quân sự; quân đội; nghĩa vụ quân sự; chỉ tiêu quân đội; cho quân đội; bộ đội',
      enlistment_quota_police: 'công an; chỉ tiêu công an; công an nhân dân; nghĩa vụ công an; cand; cho công an',
      enlisted_total:
        '*nhập ngũ; lên đường; giao quân; tân binh; đã giao; giao đủ; lên đường nhập ngũ; công dân nhập ngũ; tiễn; nhận quân; ưu tú; có mặt; thanh niên lên đường; giao được; tiễn đưa; đưa tiễn',
      enlistment_completion_rate:
        '*chỉ tiêu; hoàn thành; đạt; chỉ tiêu giao; chỉ tiêu được giao; hoàn thành chỉ tiêu; giao quân; kế hoạch',
      callup_orders_issued: '*lệnh; lệnh gọi; phát lệnh; lệnh gọi nhập ngũ; ký lệnh; trao lệnh',
      reserve_callup_orders: 'dự phòng; lệnh dự phòng; lệnh gọi dự phòng; dự bị',
      volunteers:
        'tình nguyện; viết đơn; đơn tình nguyện; xung phong; viết đơn tình nguyện; làm đơn; đơn xung phong; xung phong nhập ngũ',
      enlisted_party_members: 'đảng viên; là đảng viên',
      enlisted_higher_education:
        'đại học; cao đẳng; trình độ đại học; cao đẳng, đại học; tốt nghiệp; bằng đại học; trình độ cao đẳng; trung cấp, cao đẳng, đại học; trình độ; trên đại học',
      handover_points: '*điểm; điểm giao; điểm giao, nhận quân; địa điểm; điểm giao quân',
      recheck_rejected:
        'trả về; loại trả; trả lại; bị trả; các đơn vị trả; không đủ sức khỏe; bù đổi; phúc tra; loại sau phúc tra; đổi; trả lại địa phương',
      conscription_age_citizens:
        'trong độ tuổi; độ tuổi gọi; độ tuổi gọi nhập ngũ; nguồn; trong nguồn; độ tuổi; độ tuổi sẵn sàng nhập ngũ; độ tuổi nhập ngũ; quản lý nguồn',
      deferred_callup: 'tạm hoãn; hoãn; tạm hoãn gọi nhập ngũ; diện tạm hoãn',
      exempt_callup: 'miễn; miễn gọi; được miễn; diện miễn; miễn gọi nhập ngũ',
      conscription_violations_handled:
        'vi phạm; xử lý; xử phạt; trốn; chống lệnh; chống khám; không chấp hành; trốn tránh; xử phạt hành chính; chống; lập biên bản',
    },
    never: 'người thân; suất quà; phần quà; dự lễ',
  },
  {
    name: 'discharge',
    above: ['enlistment'],
    cues: 'xuất ngũ; hoàn thành nghĩa vụ quân sự trở về; quân nhân trở về; bộ đội xuất ngũ; đón quân nhân; hoàn thành nghĩa vụ trở về; trở về địa phương; ra quân về; quân nhân hoàn thành nghĩa vụ; đón nhận quân nhân',
    roles: {
      discharged_soldiers_received:
        '*xuất ngũ; đón; trở về; hoàn thành nghĩa vụ; đón nhận; tiếp nhận; quân nhân; về địa phương; đón tiếp',
      discharged_job_placed:
        'việc làm; giới thiệu việc làm; tư vấn; giải quyết việc làm; có việc làm; vào làm; tuyển dụng; nhận vào; bố trí việc làm',
    },
    except: {
      discharged_job_placed: 'học nghề; thẻ học nghề; vay vốn; khởi nghiệp; còn lại; đăng ký học nghề; tiếp tục học',
    },
    never: 'kết nạp; mức lương; doanh nghiệp; gian hàng; kết nạp đảng; phiên giao dịch',
  },
  {
    name: 'reserve',
    above: ['training of the force', 'strength', 'enlistment', 'officer courses'],
    cues: 'dự bị động viên; quân nhân dự bị; sĩ quan dự bị; lực lượng dự bị; dbđv; qndb; đơn vị dự bị động viên; dự bị; sẵn sàng động viên; động viên; phương tiện kỹ thuật; hạ sĩ quan dự bị',
    roles: {
      reservists_registered:
        'đăng ký; quản lý; đang quản lý; quân nhân dự bị; đăng ký, quản lý; hiện có; nguồn; tổng số; đã đăng ký; nắm',
      reserve_officers_registered: 'sĩ quan dự bị; sĩ quan; sqdb; là sĩ quan',
      reserve_assigned_rate:
        'sắp xếp; biên chế; biên chế vào đơn vị; sắp xếp vào; bổ nhiệm; xếp vào; đủ biên chế; đúng chuyên nghiệp',
      reserve_called_for_training:
        'gọi; gọi huấn luyện; tập trung huấn luyện; gọi tập trung; phát lệnh; lệnh gọi; được gọi; động viên; huy động; triệu tập; kiểm tra sẵn sàng động viên; gọi kiểm tra; huấn luyện cho',
      reserve_training_attended:
        'có mặt; quân số có mặt; tham gia; tập trung; tham gia huấn luyện; chấp hành; dự huấn luyện; đến trình diện; trình diện; thực hiện',
      reserve_training_rate:
        '*đạt; tham gia huấn luyện; quân số có mặt; quân số tham gia; có mặt; tỷ lệ quân số; bằng; so với lệnh gọi',
      reserve_verification_rounds: '*phúc tra; đợt phúc tra; lần phúc tra; rà soát',
      reserve_vehicles_registered: '*phương tiện; phương tiện kỹ thuật; xe; tàu thuyền; ô tô; đăng ký phương tiện; máy',
      reserve_party_member_rate: 'đảng viên; tỷ lệ đảng viên; là đảng viên',
      pass_rate: 'đạt yêu cầu; đạt yêu cầu trở lên; yêu cầu trở lên',
      good_or_better_rate: 'khá, giỏi; khá giỏi; giỏi, khá; khá và giỏi; khá trở lên; loại khá, giỏi; đạt loại khá; loại khá',
      excellent_rate: 'giỏi; loại giỏi; xuất sắc',
    },
    never: 'vắng; kinh phí',
  },
  {
    name: 'education of groups',
    total: 'dse_trained_total',
    cues: 'bồi dưỡng kiến thức quốc phòng; bồi dưỡng kiến thức; giáo dục quốc phòng; gdqpan; ktqpan; kiến thức quốc phòng; đối tượng 1; đối tượng 2; đối tượng 3; đối tượng 4; hội đồng giáo dục quốc phòng; bồi dưỡng kiến thức qpan; bồi dưỡng; gdqp&an; kiến thức qp&an; kiến thức quốc phòng, an ninh',
    roles: {
      dse_trained_group1: 'đối tượng 1',
      dse_trained_group2: 'đối tượng 2',
      dse_trained_group3: 'đối tượng 3',
      dse_trained_group4: 'đối tượng 4',
      dse_trained_dignitaries:
        'chức sắc; chức việc; già làng; trưởng họ; tôn giáo; người có uy tín; nhà tu hành; chức sắc, chức việc; trưởng bản; tu sĩ; linh mục; đại đức',
      dse_trained_total: '*tổng số; tính chung; tổng cộng; các đối tượng; lượt người; cán bộ, đảng viên; các đối tượng khác',
      dse_trained_yoy_growth: 'cùng kỳ; so với cùng kỳ; tăng so với',
      dse_plan_completion_rate: '*kế hoạch; đạt kế hoạch; chỉ tiêu; so với kế hoạch; bằng kế hoạch; vượt kế hoạch; chỉ tiêu năm',
      pass_rate: 'đạt yêu cầu; đạt yêu cầu trở lên; yêu cầu trở lên',
      good_or_better_rate: 'khá, giỏi; khá giỏi; giỏi, khá; khá và giỏi; khá trở lên; loại khá, giỏi; đạt loại khá; loại khá',
      excellent_rate: 'giỏi; loại giỏi; xuất sắc',
      dse_classes_opened: '*lớp; mở lớp; khóa; mở; tổ chức lớp',
      dse_communicators_recognised:
        '*tuyên truyền viên; báo cáo viên; công nhận tuyên truyền viên; tuyên truyền viên giáo dục quốc phòng',
      dse_councils_consolidated: '*hội đồng; kiện toàn; kiện toàn hội đồng; hội đồng giáo dục quốc phòng',
    },
    never:
      'ngày; chuyên đề; cấp chứng chỉ; chứng chỉ; chứng nhận; tin, bài; giảng viên; giáo viên; đạt chuẩn; buổi phát sóng; bài viết; tiết; tài liệu; báo cáo viên lên lớp',
  },
  {
    name: 'education of pupils',
    above: ['education of groups'],
    cues: 'học sinh; sinh viên; học sinh, sinh viên; trung học phổ thông; thpt; môn học giáo dục quốc phòng; môn giáo dục quốc phòng; trường đại học; trường cao đẳng; hssv; môn gdqpan; năm học; nhà trường',
    roles: {
      dse_pupils_students_taught:
        '*học sinh; sinh viên; học sinh, sinh viên; em; học môn; được học; giảng dạy cho; hoàn thành môn học',
      dse_pupils_students_rate: '*học sinh, sinh viên; được học; tỷ lệ; học sinh; đạt; sinh viên; học môn',
    },
    never: 'giáo viên; đạt chuẩn; phòng học; trường; khẩu; bộ thiết bị; giỏi; khá',
  },
]
