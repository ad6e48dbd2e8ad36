import type { Frame } from './frame.ts'

/** Direction, party work, money, commendation, conferences, reports: the work of the office. */
export const OFFICE_FRAMES: readonly Frame[] = [
  {
    name: 'documents',
    cues: 'ban hành; tham mưu ban hành; văn bản; nghị quyết; tham mưu cấp ủy; chỉ đạo; hướng dẫn; kế hoạch công tác; tham mưu',
    roles: {
      guiding_documents_issued:
        '*văn bản; ban hành; ban hành văn bản; văn bản lãnh đạo; văn bản chỉ đạo; kế hoạch, hướng dẫn; kế hoạch; công văn; hướng dẫn; chỉ thị; quyết định',
      party_resolutions_issued: '*nghị quyết; nghị quyết chuyên đề; nghị quyết lãnh đạo; ra nghị quyết',
      units_without_annual_resolution:
        'thiếu nghị quyết; chưa có nghị quyết; chưa ban hành nghị quyết; không có nghị quyết; chưa ra nghị quyết',
      units_without_annual_plan:
        'thiếu kế hoạch; chưa có kế hoạch; chưa xây dựng kế hoạch; không có kế hoạch; chưa ban hành kế hoạch; chưa xong kế hoạch',
      annual_plan_coverage_rate: 'có kế hoạch; kế hoạch được phê duyệt; phê duyệt kế hoạch; được phê duyệt; xây dựng kế hoạch',
      schemes_projects_active: '*đề án; dự án; triển khai đề án; đề án, dự án',
      petitions_answered: '*kiến nghị; ý kiến; trả lời; trả lời kiến nghị; giải đáp; kiến nghị của; ý kiến, kiến nghị',
      directive_tasks_on_time_rate: 'nhiệm vụ; đúng hạn; hoàn thành đúng hạn; nhiệm vụ hoàn thành đúng; đúng tiến độ',
      coordination_regulations_in_force: '*quy chế; quy chế phối hợp; kế hoạch phối hợp',
      units_missing_coordination_regulation: 'chưa ký quy chế; chưa có quy chế; chưa có kế hoạch phối hợp; chưa xây dựng quy chế',
    },
    never: 'chuyên đề; tham luận; tờ trình; tin bài',
  },
  {
    name: 'headquarters',
    above: ['posts of a commune command', 'benefits'],
    cues: 'trụ sở; nơi làm việc; nhà làm việc; trụ sở làm việc; xây mới, sửa chữa; xây dựng, sửa chữa; trụ sở ban chqs; phòng làm việc; nơi làm việc riêng; khánh thành',
    roles: {
      commune_hq_total:
        'trụ sở; nơi làm việc; nơi làm việc riêng; có trụ sở; trụ sở riêng; nhà làm việc riêng; đã có nơi làm việc; trụ sở độc lập',
      commune_hq_coverage_rate: '*có trụ sở; nơi làm việc; trụ sở; chiếm; có nơi làm việc',
      commune_hq_built_repaired:
        'xây; xây mới; sửa chữa; nâng cấp; cải tạo; xây dựng; khởi công; xây dựng, sửa chữa; làm mới; khánh thành; hoàn thành xây dựng; sửa',
      commune_hq_investment: '*đầu tư; kinh phí; bố trí; tổng kinh phí; tổng vốn; tổng mức đầu tư; ngân sách; chi',
      commune_hq_average_cost: 'bình quân; trung bình; mỗi nhà; mỗi trụ sở; một nhà; mỗi công trình',
    },
    never: 'm2; trang thiết bị; bàn ghế; máy tính; vốn xã hội hóa; xã hội hóa',
  },
  {
    name: 'equipment',
    cues: 'công cụ hỗ trợ; trang bị; mua sắm; áo giáp; dùi cui; mua sắm công cụ hỗ trợ; trang bị công cụ',
    roles: {
      support_equipment_purchased:
        'mua sắm; mua; trang bị; tự mua; đầu tư mua sắm; đơn vị; cơ quan; chủ động mua; bỏ kinh phí mua; công cụ hỗ trợ',
    },
    never: 'chiếc; bộ công cụ',
  },
  {
    name: 'benefits',
    cues: 'trợ cấp; phụ cấp; tiền ăn; ngày công lao động; chế độ, chính sách; mức chi; phụ cấp hằng tháng; kinh phí bảo đảm; ngân sách bảo đảm; chi trả chế độ; kinh phí; chi ngân sách; mức hỗ trợ; ngân sách',
    roles: {
      labour_day_allowance_rate: 'ngày công lao động; trợ cấp ngày công; ngày công; trợ cấp; ngày công lao động cho; mức trợ cấp',
      meal_allowance_rate: 'tiền ăn; mức tiền ăn; hỗ trợ tiền ăn; ăn',
      hamlet_leader_allowance_rate:
        'thôn đội trưởng; phụ cấp thôn đội trưởng; phụ cấp hằng tháng; ấp đội trưởng; khu đội trưởng; thôn đội',
      budget_msdf_spent:
        'kinh phí; tổng kinh phí; kinh phí chi cho; chi cho dân quân; ngân sách chi; chi; ngân sách bảo đảm; giải ngân; đã chi; kinh phí đã thực hiện; kinh phí bảo đảm; tổng chi',
    },
    never:
      'nhu cầu kinh phí; kinh phí dự kiến; kinh phí hỗ trợ; diễn tập; thiệt hại; phần quà; tặng quà; trị giá; huy động xã hội hóa; doanh thu; ủng hộ; hỗ trợ hộ; trao tặng; quỹ; tặng',
  },
  {
    name: 'rear policy',
    cues: 'hậu phương quân đội; chính sách hậu phương; đối tượng chính sách; gia đình chính sách; người có công; chi trả chế độ; quyết định 49; quyết định 62; quyết định 142; chế độ một lần; thân nhân',
    roles: {
      army_rear_policy_beneficiaries:
        '*đối tượng; chi trả; hưởng; chi trả chế độ; thân nhân; giải quyết chế độ; hưởng chế độ; chế độ cho; người hưởng; xét duyệt',
    },
    never: 'suất quà; trị giá; triệu đồng',
  },
  {
    name: 'remains of the fallen',
    total: 'martyr_remains_total',
    above: ['rear policy'],
    cues: 'hài cốt; hài cốt liệt sĩ; quy tập; tìm kiếm, quy tập; cất bốc; đội k; mộ liệt sĩ; an táng; truy điệu; ban chỉ đạo 515',
    roles: {
      martyr_remains_repatriated_abroad:
        'campuchia; lào; nước bạn; nước ngoài; đưa về nước; hồi hương; trên đất bạn; quân tình nguyện; chuyên gia; tại lào; bên nước bạn; hy sinh ở',
      martyr_remains_recovered_domestic:
        'trên địa bàn; trong tỉnh; trong nước; trên địa bàn tỉnh; nội tỉnh; tại địa bàn; ở trong nước; tại xã; tại chỗ',
      martyr_remains_total: '*tổng; tổng số; tổng cộng; nâng tổng số; như vậy; tính chung',
    },
    never: 'xác định danh tính; mẫu adn; chưa có tên; có tên; tỷ đồng; do gia đình',
  },
  {
    name: 'party cells',
    above: ['documents'],
    cues: 'chi bộ quân sự; chi bộ; chi ủy; tổ chức đảng; cấp ủy; xây dựng đảng; đảng bộ quân sự; đại hội chi bộ',
    roles: {
      military_party_cells_total: '*chi bộ; chi bộ quân sự; có chi bộ; hiện có; đến nay; toàn tỉnh có; đã có chi bộ',
      military_party_cells_created:
        'thành lập; lập mới; thành lập mới; mới thành lập; ra mắt; thành lập được; công bố quyết định thành lập',
      party_cells_with_committee_rate: '*có cấp ủy; có chi ủy; chi ủy; cấp ủy; chi bộ có',
    },
    never: 'hoàn thành tốt; xuất sắc; đại hội; kết nạp; đảng viên mới',
  },
  {
    name: 'party members of the force',
    cues: 'đảng viên; tỷ lệ đảng viên; đoàn viên; phát triển đảng; chất lượng chính trị; đoàn viên thanh niên',
    roles: {
      msdf_party_member_rate: '*đảng viên; dân quân tự vệ; trong dân quân tự vệ',
      militia_party_member_rate: 'dân quân; trong dân quân; riêng dân quân; lực lượng dân quân; khối dân quân',
      sdf_party_member_rate: 'tự vệ; riêng tự vệ; trong tự vệ; khối tự vệ; lực lượng tự vệ',
      msdf_youth_union_rate: 'đoàn viên; đoàn viên thanh niên; thanh niên cộng sản; đoàn viên chiếm',
      reserve_party_member_rate: 'dự bị; dự bị động viên; quân nhân dự bị',
    },
    never: 'kết nạp; kết nạp đảng; cảm tình; dự lớp',
  },
  {
    name: 'commendation',
    cues: 'khen thưởng; danh hiệu; giấy khen; bằng khen; thi đua; chiến sĩ thi đua; tặng thưởng; thi đua quyết thắng; cờ thi đua; biểu dương; đơn vị quyết thắng; chiến sĩ tiên tiến; đơn vị tiên tiến; tuyên dương; thành tích xuất sắc; trao thưởng; tôn vinh',
    roles: {
      collectives_titled_by_province_command:
        'bộ chqs tỉnh tặng; danh hiệu; bộ chqs tỉnh công nhận; bộ chqs tỉnh; chỉ huy trưởng bộ chqs; bộ chỉ huy quân sự tỉnh; danh hiệu thi đua; bộ tư lệnh; công nhận danh hiệu',
      basic_emulation_fighters: 'chiến sĩ thi đua; chiến sĩ thi đua cơ sở; cstđ; thi đua cơ sở; cstđ cơ sở',
      advanced_fighters: 'chiến sĩ tiên tiến; tiên tiến; thi đua tiên tiến; cstt',
      advanced_units: 'đơn vị tiên tiến; tiên tiến; danh hiệu đơn vị tiên tiến',
      victory_units: 'đơn vị quyết thắng; quyết thắng; danh hiệu đơn vị quyết thắng',
      collectives_commended_by_committee:
        '*ubnd; ủy ban nhân dân; chủ tịch ubnd; ubnd xã tặng; ubnd tỉnh; ubnd thành phố; ubnd khen thưởng; tập thể; chủ tịch xã; chủ tịch tỉnh; chủ tịch ủy ban',
      individuals_commended_by_committee:
        '*ubnd; ủy ban nhân dân; chủ tịch ubnd; cá nhân; ubnd khen thưởng; ubnd xã tặng; chủ tịch xã; chủ tịch tỉnh; chủ tịch ủy ban; gia đình, cá nhân',
      emulation_flags: '*cờ; cờ thi đua; lá cờ',
      commendation_letters: 'giấy khen; tặng giấy khen; chỉ huy trưởng tặng; trao giấy khen; ban chqs tặng; ban tổ chức',
    },
    never: 'phong trào; hội thi; thăng quân hàm; bằng khen của chính phủ; huân chương',
  },
  {
    name: 'discipline',
    above: ['strength'],
    cues: 'kỷ luật; vi phạm kỷ luật; xử lý kỷ luật; vi phạm pháp luật; khiển trách; cảnh cáo; vụ việc vi phạm',
    roles: {
      disciplinary_cases:
        '*kỷ luật; vi phạm kỷ luật; vụ; khiển trách; xử lý kỷ luật; vụ vi phạm; trường hợp vi phạm; cảnh cáo; buộc thôi',
    },
    never: 'giao thông; tội phạm; hành chính; ma túy; trộm cắp; trật tự',
  },
  {
    name: 'conference',
    cues: 'hội nghị; điểm cầu; trực tuyến; đại biểu; dự hội nghị; kết luận hội nghị; tham dự; quang cảnh; phát biểu kết luận; thành phần dự',
    roles: {
      conference_sites: '*điểm cầu; đầu cầu; kết nối; nối tới',
      conference_delegates: '*đại biểu; tham dự; dự; theo dõi; về dự; dự hội nghị',
      conference_units_represented:
        'đơn vị dự; đại diện; đơn vị; tham dự; dự hội nghị; ban chqs tham dự; đến từ; cử đại biểu; về dự; đại diện cho',
      conference_conclusions_tasks:
        '*nhiệm vụ; nhiệm vụ trọng tâm; kết luận; nhóm nhiệm vụ; giao nhiệm vụ; nội dung trọng tâm; nêu nhiệm vụ',
    },
    never: 'tham luận; ý kiến; phát biểu; báo cáo tham luận; giải pháp',
  },
  {
    name: 'inspection',
    above: ['documents'],
    cues: 'kiểm tra; đoàn kiểm tra; qua kiểm tra; tồn tại sau kiểm tra; phúc tra; thanh tra; kết luận kiểm tra; sau kiểm tra; kiểm tra công tác quốc phòng; kiểm tra toàn diện',
    roles: {
      inspections_conducted:
        'kiểm tra; đã kiểm tra; kiểm tra tại; qua kiểm tra; được kiểm tra; tiến hành kiểm tra; kiểm tra toàn diện; cuộc kiểm tra; lượt kiểm tra; đầu mối; kiểm tra công tác',
      inspection_findings_open:
        '*tồn tại; hạn chế; thiếu sót; chưa khắc phục; khuyết điểm; tồn tại, hạn chế; vấn đề; chậm khắc phục; còn tồn tại; khắc phục',
    },
    except: {
      inspection_findings_open: 'đã khắc phục; khắc phục xong; được khắc phục',
      inspections_conducted: 'chưa kiểm tra; sẽ kiểm tra',
    },
    never: 'xếp loại; bắn; kết thúc; vi phạm; đạt yêu cầu',
  },
  {
    name: 'reports',
    above: ['documents'],
    cues: 'báo cáo; nộp báo cáo; chế độ báo cáo; báo cáo đúng hạn; gửi báo cáo; đính chính; số liệu; cập nhật số liệu; hạn báo cáo; báo cáo định kỳ; đúng hạn; thống kê',
    roles: {
      reports_due:
        'phải nộp; phải gửi; báo cáo phải; trong số báo cáo; phải báo cáo; phải có; kỳ báo cáo; tổng số báo cáo; trong',
      reports_on_time_rate: '*đúng hạn; nộp đúng hạn; đúng thời hạn; gửi đúng hạn; báo cáo đúng hạn; kịp thời',
      ratio_recompute_mismatch: 'không khớp; sai lệch; tỷ lệ không khớp; lệch; số liệu không khớp; tính sai; sai số',
      reporting_coverage_rate:
        'có số liệu; đã có số liệu; cập nhật; đơn vị đã báo cáo; đã nhập; nhập số liệu; cập nhật số liệu; đơn vị có số liệu; đã nộp',
      post_submission_amendments: '*đính chính; sửa đổi; bổ sung sau; sửa lại; chỉnh sửa; sửa số liệu; đính chính số liệu',
    },
    never: 'báo cáo chậm; nộp muộn; tham luận; báo cáo viên',
  },
  {
    name: 'administration',
    cues: 'dân số; nhân khẩu; đơn vị hành chính; toàn tỉnh có; sáp nhập; tỉnh, thành phố; diện tích; cả nước có; cán bộ, công chức, viên chức; người lao động; công nhân viên; công nhân lao động; toàn quốc',
    roles: {
      population_total: '*dân số; nhân khẩu; dân; người dân; dân số toàn; số dân',
      communes_total: '*đơn vị hành chính; xã, phường; đơn vị cấp xã; xã; phường; xã, phường, đặc khu; hành chính cấp xã',
      provinces_total: '*tỉnh, thành phố; tỉnh, thành; tỉnh; tỉnh, thành phố trực thuộc',
      org_staff_total:
        'cán bộ, công chức; người lao động; công nhân viên; cán bộ, công nhân viên; viên chức; lao động; cán bộ, công nhân; biên chế; công nhân; nhân viên; cán bộ công nhân viên',
    },
    never: 'tổ dân phố; km2',
  },
]
