import type { Frame } from './frame.ts'

/** Strength, posts, training, duty: what the force is and does all year. */
export const FORCE_FRAMES: readonly Frame[] = [
  {
    name: 'strength',
    total: 'msdf_total_strength',
    cues: 'lực lượng tự vệ; tổng quân số; quân số tự vệ; quân số dân quân; lực lượng dân quân; tổ chức biên chế; biên chế thành; cơ sở tự vệ; đơn vị tự vệ; dân quân cơ động; dân quân tại chỗ; dân quân thường trực; dân quân biển; tự vệ biển; tổ chức lực lượng; xây dựng lực lượng; cán bộ, chiến sĩ tự vệ; quân số; dân quân tự vệ; dân quân binh chủng; chiến sĩ tự vệ; binh chủng; tự vệ; khung trung đội; tự vệ nòng cốt; rộng rãi',
    roles: {
      msdf_total_strength: 'tổng số dân quân tự vệ; cộng; tổng cộng; tổng lực lượng; tổng quân số dân quân tự vệ',
      militia_strength: 'dân quân; lực lượng dân quân; chiến sĩ dân quân; quân số dân quân; khối dân quân',
      sdf_strength: 'tự vệ; lực lượng tự vệ; chiến sĩ tự vệ; quân số tự vệ; khối tự vệ; tổng quân số tự vệ',
      sdf_strength_provincial_direct:
        'do tỉnh quản lý; tỉnh trực tiếp quản lý; trực tiếp quản lý; trực thuộc tỉnh; bộ chqs tỉnh quản lý; trực thuộc bộ chqs',
      sdf_strength_commune_managed:
        'do xã quản lý; phường quản lý; xã, phường quản lý; ban chqs xã quản lý; cấp xã quản lý; do các xã; số còn lại do',
      sdf_female_strength: 'nữ; phụ nữ; đồng chí nữ; chị em; nữ tự vệ; nữ chiến sĩ',
      sdf_female_rate: 'nữ chiếm; nữ; tỷ lệ nữ',
      on_site_militia_strength: 'tại chỗ; dân quân tại chỗ',
      on_site_sdf_strength: 'tự vệ tại chỗ',
      mobile_msdf_strength: 'cơ động; lực lượng cơ động; dân quân cơ động; dân quân tự vệ cơ động',
      standing_militia_strength: 'thường trực; dân quân thường trực',
      maritime_msdf_strength: 'biển; dân quân biển; trên biển; hải đội; tự vệ biển',
      specialised_msdf_strength:
        'binh chủng; phòng không; pháo binh; trinh sát; thông tin; công binh; phòng hóa; y tế; binh chủng bảo đảm; pháo phòng không; quân y; hóa học; cối; các binh chủng',
      sdf_bases_total: '*cơ sở',
      sdf_units_provincial_direct: 'trực tiếp quản lý; trực thuộc; do tỉnh quản lý; đơn vị tự vệ; đầu mối tự vệ',
      msdf_squads_total: '*tiểu đội',
      msdf_platoons_total: '*trung đội',
      msdf_companies_total: '*đại đội; hải đội',
      hamlet_team_leaders_total: 'thôn đội trưởng; ấp đội trưởng; bản đội trưởng; khu đội trưởng',
      msdf_population_rate: 'dân số; so với dân số; trên tổng dân số',
      sdf_share_of_staff_rate:
        'so với cán bộ; công nhân viên; người lao động; tổng số lao động; biên chế cơ quan; tổng số cán bộ',
      strength_vs_assigned_quota_rate: 'chỉ tiêu; chỉ tiêu được giao; kế hoạch giao; quân số được giao',
      establishment_fill_rate: 'biên chế; đủ biên chế; so với biên chế',
      msdf_party_member_rate: 'đảng viên',
      militia_party_member_rate: 'đảng viên dân quân; đảng viên trong dân quân',
      sdf_party_member_rate: 'đảng viên trong tự vệ; đảng viên tự vệ; tự vệ là đảng viên',
      msdf_youth_union_rate: 'đoàn viên; đoàn viên thanh niên',
    },
    never: 'thiếu so với; bị thương; hy sinh; từ trần',
  },
  {
    name: 'term of service',
    above: ['strength', 'enlistment'],
    cues: 'tuyển chọn vào dân quân; tuyển chọn vào lực lượng; vào lực lượng tự vệ; vào lực lượng dân quân; vào tự vệ; kết nạp vào lực lượng; kết nạp tự vệ; ra khỏi lực lượng; kết nạp vào dân quân; kết nạp mới; hoàn thành nghĩa vụ tham gia; nghĩa vụ tham gia dân quân tự vệ; kéo dài thời hạn; kéo dài độ tuổi; độ tuổi dân quân; đưa ra khỏi danh sách; thôi tham gia; độ tuổi tham gia dân quân; kết nạp dân quân; nghĩa vụ dân quân; độ tuổi thực hiện nghĩa vụ dân quân; tham gia dân quân tự vệ',
    roles: {
      msdf_admitted_new:
        'kết nạp; tuyển chọn; kết nạp mới; bổ sung; tuyển mới; vào dân quân; công dân mới; vào lực lượng; tuyển chọn vào; vào lực lượng tự vệ; vào lực lượng dân quân',
      msdf_completed_service: 'hoàn thành nghĩa vụ; hết thời hạn; hết nghĩa vụ; giải ngạch; hoàn thành',
      msdf_extended_service: 'kéo dài; gia hạn',
      msdf_deferred: 'tạm hoãn; hoãn',
      msdf_exempted: 'miễn; được miễn; miễn thực hiện',
      msdf_removed: 'đưa ra khỏi; xóa tên; loại khỏi; rút khỏi; thôi tham gia; ra khỏi danh sách',
      citizens_msdf_age: 'trong độ tuổi; độ tuổi; quản lý',
    },
  },
  {
    name: 'posts of a commune command',
    above: ['strength'],
    cues: 'chỉ huy trưởng; phó chỉ huy trưởng; chính trị viên phó; trợ lý; sau sắp xếp; kiện toàn chức danh; bổ nhiệm; điều động; chức danh; ban chqs cấp xã; sĩ quan chính quy; ban chqs xã; ban chqs phường; quân nhân chuyên nghiệp; phòng thủ khu vực',
    roles: {
      commune_military_commands_total: '*ban chqs; ban chỉ huy quân sự; ban chỉ huy quân sự cấp xã; tương ứng',
      commune_commander_fill_rate: 'chỉ huy trưởng; bổ nhiệm chỉ huy trưởng',
      commune_deputy_commander_fill_rate: 'phó chỉ huy trưởng',
      commune_deputy_political_fill_rate: 'chính trị viên phó',
      commune_assistant_fill_rate: 'trợ lý',
      regular_officers_posted_to_commune: 'sĩ quan; điều động sĩ quan; biệt phái; sĩ quan về',
      professional_servicemen_posted_to_commune: 'quân nhân chuyên nghiệp; qncn',
      regional_defence_commands_total: 'ban chỉ huy phòng thủ khu vực; phòng thủ khu vực; ban chptkv',
      commune_commanders_trained_degree_rate:
        'trình độ; cao đẳng, đại học; ngành quân sự cơ sở; tốt nghiệp; qua đào tạo; đào tạo ngành',
      communes_total: 'xã, phường; đơn vị hành chính; xã, phường, đặc khu; sắp xếp còn',
      org_commands_to_consolidate: 'chưa kiện toàn; kiện toàn chậm; chậm kiện toàn; khuyết; còn khuyết',
      org_military_commands_total: 'cơ quan, tổ chức; sở, ngành; ban chqs cơ quan; trực thuộc tập đoàn',
    },
  },
  {
    name: 'commands of agencies',
    above: ['posts of a commune command'],
    cues: 'ban chqs cơ quan; khối cơ quan; cơ quan, tổ chức; sở, ngành; sở, ban, ngành; ban chqs các cơ quan; tập đoàn; tổng công ty; doanh nghiệp',
    roles: {
      org_military_commands_total: '*ban chqs; ban chỉ huy quân sự; ban chqs cơ quan',
      org_commands_to_consolidate:
        'chưa kiện toàn; khuyết; còn khuyết; chậm kiện toàn; kiện toàn chậm; chưa kiện toàn xong; thiếu chức danh; cần kiện toàn',
      units_missing_coordination_regulation: 'chưa có quy chế; chưa ký; chưa ký quy chế; chưa xây dựng quy chế',
      units_without_annual_resolution: 'thiếu nghị quyết; chưa có nghị quyết; chưa ra nghị quyết',
      units_without_annual_plan: 'thiếu kế hoạch; chưa có kế hoạch; chưa xây dựng kế hoạch',
    },
  },
  {
    name: 'training of the force',
    above: ['strength'],
    cues: 'huấn luyện; mùa huấn luyện; kết thúc huấn luyện; quân số huấn luyện; bắn đạn thật; kiểm tra bắn súng; ra quân huấn luyện; hoàn thành huấn luyện; thao trường; bài bắn; kết thúc khóa huấn luyện; tham gia huấn luyện; hl',
    roles: {
      force_training_quota: 'phải huấn luyện; theo kế hoạch; chỉ tiêu huấn luyện; cần huấn luyện; diện huấn luyện; chỉ tiêu',
      force_training_attended:
        '*tham gia; huấn luyện; được huấn luyện; quân số có mặt; đã huấn luyện; tham gia huấn luyện; huấn luyện xong; hoàn thành huấn luyện; tập trung huấn luyện; có mặt',
      force_training_rate: '*đạt; quân số; tham gia; so với kế hoạch; quân số tham gia; quân số huấn luyện; kế hoạch; có mặt',
      force_training_rate_vs_strength: 'so với biên chế; quân số biên chế; tổng biên chế; trên biên chế',
      first_year_trained: 'năm thứ nhất; năm đầu; mới kết nạp; chiến sĩ mới',
      later_year_12day_trained: 'dân quân cơ động; năm thứ hai; 12 ngày; cơ động; năm thứ hai trở đi; binh chủng',
      later_year_7day_trained: 'tại chỗ; dân quân tại chỗ; 7 ngày; 07 ngày; thôn, bản',
      standing_militia_60day_trained: 'dân quân thường trực; thường trực; 60 ngày; hai tháng',
      training_man_days: '*ngày công; tổng ngày công; ngày công huấn luyện',
      training_units_completed:
        'hoàn thành; hoàn thành chương trình; hoàn thành huấn luyện; đơn vị hoàn thành; đã xong; kết thúc',
      grade_excellent_count: 'giỏi; loại giỏi; xếp loại giỏi; xuất sắc',
      grade_good_count: 'khá; loại khá',
      grade_pass_count: 'đạt yêu cầu; đạt; loại đạt; trung bình',
      grade_fail_count: 'không đạt; không đạt yêu cầu; trượt',
      pass_rate: 'đạt yêu cầu; đạt yêu cầu trở lên; hoàn thành nội dung; yêu cầu trở lên; đạt trở lên; đạt yêu cầu, có',
      good_or_better_rate: 'khá, giỏi; khá giỏi; giỏi, khá; khá và giỏi; khá trở lên; khá giỏi trở lên',
      excellent_rate: 'giỏi; loại giỏi; xuất sắc',
    },
    never: 'vắng; vắng mặt; giáo viên; viên đạn; bài học',
  },
  {
    name: 'officer courses',
    above: ['strength'],
    cues: 'tập huấn; tập huấn cán bộ; lớp tập huấn; khai mạc tập huấn; khóa tập huấn; tập huấn đầu năm',
    roles: {
      officer_training_quota: 'chỉ tiêu; phải tập huấn; theo kế hoạch; triệu tập; được triệu tập; diện tập huấn',
      officer_training_attended:
        '*cử; tham gia; tập huấn cho; cán bộ; học viên; dự tập huấn; về dự; cán bộ ban chqs; có mặt; tham dự; tham gia tập huấn',
      officer_training_rate: '*đạt; chỉ tiêu; quân số; bằng; so với chỉ tiêu; có mặt',
      officer_training_days: '*ngày; thời gian; trong thời gian; kéo dài; thời gian tập huấn',
      pass_rate: 'đạt yêu cầu; đạt yêu cầu trở lên; yêu cầu trở lên',
      good_or_better_rate: 'khá, giỏi; khá giỏi; giỏi, khá; khá và giỏi; khá trở lên',
      excellent_rate: 'giỏi; loại giỏi; xuất sắc',
    },
    never: 'chuyên đề; báo cáo viên; giảng viên; nội dung; giáo viên; vắng mặt',
  },
  {
    name: 'courses of unit leaders',
    above: ['officer courses', 'strength'],
    cues: 'trung đội trưởng; khẩu đội trưởng; cán bộ trung đội; cán bộ khẩu đội; tiểu đội trưởng; cán bộ trung đội, khẩu đội; cán bộ tiểu đội; b trưởng; cán bộ phân đội',
    roles: {
      unit_leader_training_quota: 'chỉ tiêu; phải tập huấn; triệu tập; theo kế hoạch; cần tập huấn',
      unit_leader_training_attended:
        '*tập huấn; tham gia; tập huấn cho; trung đội trưởng; khẩu đội trưởng; có mặt; cán bộ trung đội; tiểu đội trưởng',
      unit_leader_training_rate: '*đạt; bằng; tỷ lệ; quân số; có mặt',
    },
    never: 'vắng; giáo viên; chuyên đề',
  },
  {
    name: 'contest',
    above: ['commendation', 'training of the force'],
    cues: 'hội thao; hội thi; thi đấu; tranh tài; vận động viên; thể dục thể thao; ban tổ chức trao; bắn súng quân dụng; đồng đội; toàn đoàn; điền kinh; tranh giải',
    roles: {
      contest_participants: '*vận động viên; tuyển thủ; thí sinh; tham gia; quy tụ; thi đấu; dự thi',
      contest_prizes_won: '*giải; đoạt; giành; huy chương; đạt giải; trao giải; dẫn đầu; mang về',
      commendation_letters: 'giấy khen; tặng giấy khen; trao giấy khen',
    },
    never: 'môn thi; nội dung thi; xếp trên; ngày tranh tài',
  },
  {
    name: 'exercise',
    above: ['standing duty'],
    cues: 'diễn tập; diễn tập chiến đấu; diễn tập khu vực phòng thủ; phòng thủ dân sự; cuộc diễn tập; thực binh; bắn đạn thật; vận hành cơ chế',
    roles: {
      commune_exercises_planned:
        'phải diễn tập; kế hoạch; theo kế hoạch; chỉ tiêu; được giao; dự kiến; phải tổ chức; chỉ đạo diễn tập; sẽ',
      commune_exercises_held:
        '*đã diễn tập; tổ chức diễn tập; diễn tập xong; hoàn thành; tổ chức xong; diễn tập cho; diễn tập chiến đấu; đã tổ chức; xong; mới có',
      commune_exercise_rate: '*đạt; bằng; tỷ lệ; cấp xã; số xã; xã; kế hoạch',
      district_or_area_exercise_planned:
        'khu vực phòng thủ; cấp huyện; cấp tỉnh; khu vực; phòng thủ khu vực; cấp khu vực; cuộc; giao cuộc',
    },
    never: 'lượt người; đạo diễn; kinh phí; phục vụ; tham gia phục vụ',
  },
  {
    name: 'standing duty',
    cues: 'trực sẵn sàng chiến đấu; sscđ; trực ban; trực chiến; trực chỉ huy; chế độ trực; duy trì trực; ca trực; lượt trực; tổ chức trực; kíp trực; canh trực; quân số trực; trực tết; trực lễ; trực gác',
    roles: {
      duty_turns: '*trực; lượt trực; ca trực; kíp trực; phiên trực; luân phiên trực',
      duty_man_days: '*ngày công; ngày công trực; huy động ngày công',
      duty_man_days_per_turn: 'bình quân; mỗi lượt; một lượt; mỗi ca',
    },
    never: 'giờ; ngày đêm; mỗi ca; quân số trực; người trực; mỗi kíp',
  },
  {
    name: 'patrol',
    above: ['strength'],
    cues: 'tuần tra; tuần tra, canh gác; kiểm soát; mật phục; tuần tra đêm; canh gác; tuần tra kiểm soát; tuần tra biên giới; chốt chặn; giữ gìn an ninh trật tự; tuần tra song phương; tuần tra, kiểm soát',
    roles: {
      patrol_team_turns: '*lượt tổ; tổ tuần tra; tổ',
      patrol_person_turns: '*lượt người; lượt cán bộ, chiến sĩ; lượt dân quân; lượt đồng chí; với; huy động; tham gia',
      patrol_average_team_size: 'bình quân; mỗi tổ; trung bình; mỗi lượt tổ; mỗi lượt',
      patrol_sorties:
        'cuộc; cuộc tuần tra; buổi; lần tuần tra; tổ chức tuần tra; lượt tuần tra; tuần tra; tuần tra đêm; buổi tuần tra',
    },
    never: 'phát hiện; xử lý; xử phạt; thu giữ; bắt giữ; đối tượng; nhắc nhở; giải tán; ngăn chặn',
  },
  {
    name: 'protection and coordination',
    cues: 'bảo vệ; bảo vệ an toàn; sự kiện chính trị; ngày lễ; đại hội; phối hợp hoạt động; báo cáo kết quả phối hợp; quy chế phối hợp; phối hợp theo nghị định',
    roles: {
      events_protected: '*sự kiện; bảo vệ an toàn; lễ hội; ngày lễ; bảo vệ; đợt bảo vệ',
      coordination_results_reported_units:
        'báo cáo kết quả; gửi báo cáo kết quả; có báo cáo; kết quả phối hợp; báo cáo kết quả phối hợp',
      coordination_regulations_in_force: 'quy chế; quy chế phối hợp; kế hoạch phối hợp; ký kết; ký',
      units_missing_coordination_regulation:
        'chưa có quy chế; chưa ký; chưa ký quy chế; chưa xây dựng quy chế; thiếu quy chế; chưa có kế hoạch phối hợp; chưa xây dựng',
    },
  },
]
