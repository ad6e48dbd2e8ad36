/**
 * What is counted: the words that may follow a number, each with the family it belongs to. Two unit words of one family
 * may be compared and subtracted (đồng chí and người); of two families never (người and lượt người).
 */
import { keysOf } from './tokens.ts'

export type Family =
  | 'person'
  | 'personTurn'
  | 'teamTurn'
  | 'turn'
  | 'manDay'
  | 'time'
  | 'document'
  | 'body'
  | 'place'
  | 'force'
  | 'event'
  | 'case'
  | 'class'
  | 'money'
  | 'household'
  | 'building'
  | 'remains'
  | 'cell'
  | 'collective'
  | 'award'
  | 'site'
  | 'point'
  | 'task'
  | 'vehicle'
  | 'council'
  | 'length'
  | 'goods'
  | 'share'
  | 'order'
  | 'quota'
  | 'other'

const WORDS: Readonly<Record<Exclude<Family, 'personTurn' | 'money' | 'share'>, string>> = {
  person: `đồng chí; người; công dân; cán bộ; chiến sĩ; cán bộ, chiến sĩ; cán bộ và chiến sĩ; CBCS; cán bộ, công chức; cán bộ thôn; cán bộ thôn, tổ dân phố; cán bộ, công chức, viên chức; cán bộ, đảng viên; cán bộ, nhân viên; cán bộ, công nhân viên; công nhân viên; công nhân; công nhân, viên chức; cán bộ, công nhân; nhân viên; lao động, công nhân; cán bộ, chiến sĩ, dân quân; cán bộ, chiến sĩ và dân quân; sĩ quan, chiến sĩ; bộ đội, dân quân; dân quân, công an; tu sĩ; chức sắc, tín đồ; đoàn viên; đoàn viên, hội viên; hội viên; quần chúng; tân binh; đồng đội; anh em; nam, nữ thanh niên; cán bộ, hội viên;
    công chức; viên chức; công chức, viên chức; người lao động; công chức, người lao động; cán bộ, giảng viên; cán bộ, giáo viên; cán bộ, giáo viên, nhân viên; cán bộ, giảng viên, nhân viên; cán bộ, bác sĩ; cán bộ, người lao động; cán bộ, học viên; cán bộ, sinh viên; cán bộ, đoàn viên; cán bộ, hội viên; giáo viên, nhân viên; cán bộ, công nhân, người lao động; viên chức, người lao động; công chức, viên chức, người lao động; cán bộ, công chức, viên chức, người lao động; cán bộ, công nhân viên, người lao động; tay súng; chàng trai; cô gái; bạn trẻ; phóng viên; kỹ sư; thợ; thầy giáo; cô giáo; người con; người dự; hội thẩm; người có công; gia đình viên; người lính; trai tráng; người lái; người thợ; người Việt Nam; lao động; công nhân; công nhân viên; nhân viên; thanh niên; nam thanh niên; nam công dân; công dân nam; thanh niên nam; nam; nữ; nam giới; phụ nữ; nữ chiến sĩ; nữ đồng chí; đồng chí nữ; nữ tự vệ; nữ dân quân;
    học viên; học sinh; sinh viên; học sinh, sinh viên; HSSV; em học sinh; em; cháu; quân nhân; quân nhân dự bị; QNDB; quân nhân chuyên nghiệp; quân nhân xuất ngũ; hạ sĩ quan; hạ sĩ quan, binh sĩ; hạ sĩ quan, chiến sĩ; binh sĩ; sĩ quan; sĩ quan dự bị; sĩ quan quân đội; bộ đội; bộ đội xuất ngũ; bộ đội thường trực;
    dân quân; tự vệ; dân quân tự vệ; dân quân, tự vệ; DQTV; chiến sĩ dân quân; chiến sĩ tự vệ; cán bộ dân quân; cán bộ tự vệ; dân quân thường trực; chiến sĩ mới; tân binh; đảng viên; đoàn viên; hội viên; đoàn viên, thanh niên; đoàn viên thanh niên; đảng viên mới; quần chúng; quần chúng ưu tú;
    đối tượng; đại biểu; vận động viên; VĐV; thí sinh; tuyển thủ; cá nhân; vị; cụ; mẹ; mẹ Việt Nam anh hùng; bà mẹ Việt Nam anh hùng; thành viên; ủy viên; chức sắc; chức việc; chức sắc, chức việc; chức sắc, chức việc tôn giáo; chức sắc tôn giáo; già làng; trưởng họ; trưởng họ tộc; già làng, trưởng bản; già làng, người có uy tín; người có uy tín; già làng, trưởng thôn; trưởng thôn; bí thư; bí thư chi bộ;
    tuyên truyền viên; báo cáo viên; giảng viên; giáo viên; huấn luyện viên; chỉ huy trưởng; phó chỉ huy trưởng; chính trị viên; chính trị viên phó; trợ lý; thôn đội trưởng; ấp đội trưởng; khu đội trưởng; trung đội trưởng; tiểu đội trưởng; khẩu đội trưởng; đại đội trưởng; chỉ huy; chiến sĩ thi đua; chiến sĩ thi đua cơ sở; CSTĐ cơ sở; CSTĐCS; chiến sĩ tiên tiến; chiến sĩ thi đua tiên tiến; chiến sĩ thi đua toàn quân; gương điển hình; điển hình tiên tiến;
    nhân khẩu; khẩu; người dân; dân; nhân dân; nạn nhân; thương binh; bệnh binh; cựu chiến binh; cựu quân nhân; thân nhân; trẻ em; hành khách; ngư dân; thuyền viên; công an; công an viên; cán bộ trung đội; cán bộ tiểu đội; cán bộ chỉ huy; chủ doanh nghiệp; nhân sự; nhân lực; nhà giáo; bác sĩ; y, bác sĩ; chuyên gia; tình nguyện viên; người nộp; trường hợp công dân; ứng viên; trí thức; sinh viên, học viên; trung đội trưởng, khẩu đội trưởng; thủ trưởng; lãnh đạo; quân số; quân`,
  turn: `lượt; lượt trực; ca; ca trực; phiên; phiên trực; phiên gác; vọng gác; ca gác; lượt gác; phiên canh gác; kíp trực; kíp; lượt tuần tra; lượt phương tiện; lượt xe; lượt hộ; lượt đơn vị; lượt tàu; lượt phòng; lượt tin`,
  teamTurn: `lượt tổ; lượt tổ công tác; lượt tổ tuần tra; lượt đội; lượt nhóm; tổ lượt; lượt trung đội; lượt tiểu đội; lượt tổ, đội; lượt chốt; lượt tổ trực; lượt phân đội`,
  manDay: `ngày công; công; ngày công lao động; ngày công trực; ngày công huấn luyện; ngày công lao động công ích; ngày người; ngày-người; công lao động`,
  time: `ngày; buổi; tiết; giờ; tháng; tuần; phút; ngày đêm; ngày đêm trực; giờ trực; giờ học; tiết học; ngày làm việc; ngày huấn luyện; ngày học; ngày trực; giờ giảng; năm; giây; tiếng; học kỳ; đêm`,
  document: `thông tư; nghị định; luật; đạo luật; bộ luật; pháp lệnh; sắc lệnh; văn bản; văn bản chỉ đạo; văn bản hướng dẫn; nghị quyết; chỉ thị; kế hoạch; hướng dẫn; quyết định; quy chế; quy chế phối hợp; kế hoạch phối hợp; công văn; công điện; báo cáo; chương trình; thông báo; tờ trình; biên bản; đề án; dự án; bài viết; tin, bài; tin bài; tin; bài; hồ sơ; tài liệu; kết luận; phương án; đầu văn bản; lượt văn bản; văn kiện; quy định; giấy mời; biểu mẫu; phóng sự; chuyên mục; chuyên đề; bộ tài liệu; đơn; lá đơn; đơn tình nguyện; tham luận; ý kiến tham luận; quy chế, kế hoạch; quy ước; danh sách; bộ hồ sơ; phiếu; nghị quyết chuyên đề; kế hoạch, hướng dẫn; chỉ thị, nghị quyết; báo cáo tham luận; bản; bản cam kết; thư; bản báo cáo`,
  body: `đơn vị; cơ quan; tổ chức; ban; Ban CHQS; Ban Chỉ huy quân sự; Ban chỉ huy; Ban CHPTKV; Ban Chỉ huy phòng thủ khu vực; Bộ CHQS; cơ sở; cơ sở tự vệ; cơ quan, đơn vị; cơ quan, tổ chức; cơ quan, ban, ngành; sở, ngành; sở, ban, ngành; sở; ngành; phòng, ban; doanh nghiệp; công ty; trường; trường học; trường THPT; trường đại học; trường cao đẳng; trường tiểu học; trường THCS; trường nghề; trung tâm; ban, ngành; đầu mối; đầu mối đơn vị; đầu mối cơ quan; cụm; khối; cụm thi đua; khối thi đua; đoàn; đội; đội tuyển; đội bóng; đoàn công tác; đoàn kiểm tra; tổ công tác; nhóm; bộ, ngành; địa phương; địa phương, đơn vị; hợp tác xã; bệnh viện; nhà máy; chi cục; cục; tập đoàn; ngân hàng; hội; đoàn thể; trạm; bến; tàu; tàu cá; tàu thuyền; phương tiện tàu thuyền; cơ sở đào tạo; ban chỉ đạo; ban, sở, ngành; ban chủ nhiệm; đội thi; đơn vị, địa phương; đơn vị cơ sở; đơn vị tự vệ; đơn vị dân quân; lực lượng; thành phần; ban quản lý; cơ quan báo chí; điểm nhóm`,
  place: `xã; phường; thị trấn; đặc khu; huyện; quận; thị xã; thành phố; tỉnh; xã, phường; phường, xã; xã, thị trấn; xã, phường, thị trấn; xã, phường, đặc khu; huyện, thành phố; huyện, thị xã; huyện, thị xã, thành phố; huyện, thị, thành phố; tỉnh, thành phố; tỉnh, thành; địa bàn; thôn; bản; ấp; khóm; khu phố; tổ dân phố; thôn, bản; thôn, xóm; thôn, tổ dân phố; thôn, buôn; buôn; làng; xóm; khu; khu dân cư; quận, huyện; quận, huyện, thành phố; xã biên giới; xã đảo; vùng; khu vực; khu vực bỏ phiếu; khu công nghiệp; cụm công nghiệp; nước; quốc gia; châu lục; đơn vị hành chính; đơn vị cấp xã; xã đội; thôn, ấp; bản, làng; cấp xã; cấp huyện; phường, thị trấn; xã, đặc khu; tỉnh, thành phố trực thuộc; thôn, khu phố; ấp, khu phố`,
  force: `tiểu đội; trung đội; đại đội; tiểu đoàn; khẩu đội; hải đội; tổ; tổ đội; phân đội; tổ, đội; tiểu đội, tổ, khẩu đội; hải đoàn; chốt; tổ tuần tra; tổ tự quản; tổ an ninh; chốt trực; chốt, trạm; tổ chốt; trung đoàn; sư đoàn; lữ đoàn; chốt kiểm soát; chốt dân quân; chốt dân quân thường trực; hải đội dân quân thường trực; tiểu đội dân quân; trung đội dân quân`,
  event: `cuộc; lần; đợt; buổi lễ; hội nghị; hội thi; hội thao; hội thi, hội thao; cuộc diễn tập; cuộc họp; cuộc kiểm tra; cuộc tuần tra; cuộc thi; cuộc vận động; sự kiện; hoạt động; chương trình giao lưu; giải đấu; trận; trận đấu; chuyến; chuyến xe; chuyến đi; buổi tuyên truyền; buổi tuần tra; cuộc giao ban; cuộc họp giao ban; lần kiểm tra; cuộc tuần tra, canh gác; hội nghị, hội thảo; buổi sinh hoạt; sự kiện chính trị; hoạt động phối hợp; phong trào; đợt thi đua; đợt tuyên truyền; hội diễn; buổi nói chuyện; buổi tọa đàm; lễ; kỳ họp; phiên họp; lễ hội; ngày hội; đợt kiểm tra; đợt huấn luyện; đợt phúc tra; kỳ cuộc; lần tuần tra; hội thảo; tọa đàm; ngày lễ; nội dung thi; môn thi; phần thi; môn; kịch bản; bàn thắng; lần đính chính; lượt trận; lượt thi; kỳ; cuộc tuần tra chung`,
  case: `trường hợp; vụ; vụ việc; vụ cháy; đám cháy; vi phạm; trường hợp vi phạm; vụ, việc; vụ kỷ luật; vụ tai nạn; lỗi; sai sót; vụ tranh chấp; trường hợp khiếu nại; tai nạn; vụ cháy rừng; điểm cháy; vụ cháy, nổ; vụ kỷ luật dân quân; tình huống; sự cố; vụ án; tỷ lệ; đối tượng vi phạm; tin báo; nguồn tin; tin tố giác`,
  class: `lớp; lớp học; lớp tập huấn; lớp huấn luyện; lớp bồi dưỡng; khóa; khoá học; khóa tập huấn; khóa bồi dưỡng; lớp bồi dưỡng kiến thức; khóa học; khóa huấn luyện`,
  household: `hộ; hộ dân; hộ gia đình; gia đình; gia đình chính sách; hộ nghèo; hộ, gia đình; gia đình quân nhân; gia đình liệt sĩ; hộ khẩu; hộ cận nghèo; gia đình liệt sĩ`,
  building: `trụ sở; trụ sở làm việc; nhà; nhà làm việc; nhà rông; nhà sàn; nhà dài; nhà trẻ; nhà ở; nơi làm việc; phòng làm việc; công trình; căn nhà; ngôi nhà; căn; nhà đồng đội; nhà tình nghĩa; nhà văn hóa; doanh trại; hạng mục; hạng mục công trình; nhà đại đoàn kết; phòng; nhà tình đồng đội; trụ sở Ban CHQS; phòng học; cầu; cây cầu; nhà 100 đồng; mái ấm; ngôi nhà đại đoàn kết; nhà chỉ huy; kho; phòng truyền thống; bếp ăn; giếng`,
  remains: `hài cốt; hài cốt liệt sĩ; bộ hài cốt; liệt sĩ; mộ; ngôi mộ; phần mộ; mộ liệt sĩ; bộ hài cốt liệt sĩ; hài cốt quân tình nguyện; phần mộ liệt sĩ`,
  cell: `chi bộ; chi bộ quân sự; đảng bộ; tổ chức đảng; chi đoàn; đảng ủy; chi bộ, đảng bộ; tổ đảng; chi ủy; cấp ủy; chi bộ cơ sở; đảng bộ quân sự; chi hội`,
  collective: `tập thể; lượt tập thể; tập thể, cá nhân; lượt tập thể, cá nhân; tập thể nhỏ; gia đình, dòng họ; dòng họ; tập thể lao động xuất sắc`,
  award: `giải; giải thưởng; giấy khen; bằng khen; cờ; cờ thi đua; huy chương; giải nhất; giải nhì; giải ba; giải khuyến khích; kỷ niệm chương; danh hiệu; giấy; huân chương; huy chương vàng; huy chương bạc; huy chương đồng; giải nhất, nhì, ba; HCV; HCB; HCĐ; giải toàn đoàn; giải tập thể; giải cá nhân; phần thưởng; cúp; giấy chứng nhận; chứng chỉ; bằng`,
  site: `điểm cầu; điểm cầu trực tuyến; đầu cầu; điểm cầu thành phần; điểm kết nối`,
  point: `điểm; điểm giao, nhận quân; điểm giao nhận quân; điểm giao quân; điểm khám; điểm tuyên truyền; điểm sạt lở; điểm tập kết; điểm trường; điểm đất quốc phòng; vị trí; khu vực tập kết; điểm trực; điểm chốt; cụm điểm; mốc; cột mốc; mốc giới; điểm xung yếu; điểm đất; mục tiêu; trọng điểm; tuyến; điểm huấn luyện`,
  task: `nhiệm vụ; nhóm nhiệm vụ; nội dung công việc; đầu việc; ý kiến; kiến nghị; đề xuất; ý kiến, kiến nghị; nội dung; giải pháp; nhóm giải pháp; vấn đề; tồn tại; hạn chế; tồn tại, hạn chế; thiếu sót; tiêu chí; khâu đột phá; mô hình; công việc; phần việc; mô hình, điển hình; sáng kiến; câu hỏi; bài thi; mặt công tác; lĩnh vực; bài; lỗi số liệu; khuyết điểm; ý kiến, đề xuất; bước; nguyên nhân; bài học; bài học kinh nghiệm; nhóm; kiến nghị, đề xuất; khó khăn; nguyện vọng; quy trình; thủ tục; chuyên đề; đề tài; bài giảng; nhóm chỉ tiêu; nội dung trọng tâm; hạng; biện pháp; khâu`,
  vehicle: `phương tiện; xe; ô tô; xe ô tô; xe ô tô, máy kéo; máy kéo; ô tô, tàu thuyền; tàu, thuyền; xe máy; phương tiện kỹ thuật; PTKT; tàu thuyền; thuyền; máy tính; bộ máy tính; máy; máy bơm; phương tiện kĩ thuật dự bị; lượt xe; chiếc; ca nô; xuồng; tàu cá; ghe; bộ đàm; chiếc xe; thiết bị; mô tô; phương tiện thủy; xe tải; phương tiện các loại`,
  council: `hội đồng; hội đồng GDQPAN; hội đồng giáo dục quốc phòng và an ninh; hội đồng NVQS; hội đồng nghĩa vụ quân sự; hội đồng khám`,
  length: `km; m; ki-lô-mét; cây số; ha; héc ta; mét; m2; m3; mét khối; mét vuông; hecta; tấn; kg; tạ; lít; yến; cm; hải lý; khối; công đất; sào; mẫu; km đường; mét đường; km kênh mương; ki lô mét; km2; đơn vị máu; khối đất đá; m đường; mét kênh mương`,
  goods: `suất; đôi; đôi giày; quyển; bức; tấm; mũ; khúc; gian; bình; bao gạo; thùng mì; thùng nước; chiếc mũ; bộ đồng phục; lá; bản đồ; bức ảnh; suất quà; phần quà; quà; bộ; bộ quần áo; cây; cây xanh; con; bao; chai; cái; cuốn; tờ; tờ rơi; pa nô; pano; băng rôn; khẩu hiệu; áo phao; bộ trang phục; trang phục; bộ quân phục; quân trang; công cụ hỗ trợ; thùng; hộp; áp phích; lon; cuốn sách; đầu sách; giường; chăn; lượt tin nhắn; bộ sách; suất học bổng; lá cờ; bộ công cụ hỗ trợ; trang thiết bị; đài; loa; băng rôn, khẩu hiệu; pa nô, áp phích; chỗ; chậu hoa; bồn hoa; sổ tiết kiệm; bản tin; tivi; bộ bàn ghế; bàn; ghế; thẻ; thẻ bảo hiểm; con giống; bóng đèn; bóng; camera; mắt camera; ngọn; gói; nón; khẩu trang; bộ đồ; vật chất; tuyến đường; cống; đường dây nóng; liều; mũi; lượt xem; cặp; viên; tủ; tủ sách; kệ`,
  quota: `chỉ tiêu; suất chỉ tiêu; chức danh; chức danh chỉ huy; vị trí việc làm; suất biên chế`,
  order: `lệnh; lệnh gọi; lệnh gọi nhập ngũ; lệnh gọi dự phòng; lệnh dự phòng; lệnh gọi khám; lệnh gọi khám sức khỏe; giấy gọi; giấy triệu tập`,
  other: `phần; suất đầu tư; mức lương; mức lương cơ sở; tháng lương; giai đoạn; cấp; mặt; khâu; loại; lần so với; lần mức; hạng mục khác; chức vụ; biên chế; trang; dòng; cột; mục; chương; trang mạng; fanpage; trang fanpage; tài khoản; nhóm Zalo; bậc; tầng; phiếu bầu; lượt; lượt theo dõi; điểm số; điểm số trung bình`,
}

/** lượt + a word for people counts person-turns. */
const PERSON_TURN = `lượt người; lượt đồng chí; lượt cán bộ; lượt chiến sĩ; lượt cán bộ, chiến sĩ; lượt cán bộ và chiến sĩ; lượt CBCS; lượt dân quân; lượt tự vệ; lượt dân quân tự vệ; lượt DQTV; lượt chiến sĩ dân quân; lượt đoàn viên; lượt hội viên; lượt cán bộ, nhân dân; lượt học viên; lượt học sinh; lượt học sinh, sinh viên; lượt thanh niên; lượt công dân; lượt đối tượng; lượt nhân dân; lượt người dân; lượt người nghe; lượt người tham gia; lượt người dự; lượt quân nhân; lượt đảng viên; lượt cán bộ, đảng viên; lượt bộ đội; lượt cán bộ, chiến sĩ dân quân tự vệ; người lượt; lượt đoàn viên, thanh niên; lượt đoàn viên, hội viên; lượt cán bộ, chiến sĩ tự vệ; lượt dân quân, tự vệ; lượt chiến sĩ tự vệ; lượt đại biểu; lượt cán bộ, hội viên; lượt gia đình; lượt quân số; lượt khách; lượt cán bộ, công chức; lượt quần chúng; lượt lao động; lượt cán bộ, đoàn viên; lượt cán bộ, chiến sĩ DQTV`

/** Words that begin like a unit word and are none: they end a name, not a count. */
const NOT_UNITS = `tổ chức thực hiện; tổ chức lễ; tổ chức hội nghị; tổ chức tập huấn; tổ chức huấn luyện; tổ chức trực; tổ chức đăng ký; tổ chức khám; tổ chức diễn tập; tổ chức tuần tra; tổ chức kiểm tra; tổ chức lực lượng; đoàn kết; ban hành; cơ bản; bộ đội địa phương; nhóm máu; lễ phép; kỳ vọng; trận địa; công tác; công an tỉnh; công an xã; bài bản; bản thân; bản lĩnh; đội ngũ; khối lượng; khoa học; môn học; năm nay; năm qua; năm trước; năm ngoái; phần lớn; bước đầu; lễ ra quân; điểm mới; điểm nổi bật; cấp trên; cấp ủy đảng; ngành nghề; bộ máy; nội dung sau; ý kiến chỉ đạo; công khai; khu vực phòng thủ; bằng cách; cầu thị; hội nhập; giờ hành chính; cấp tỉnh; cấp quốc gia`

type Entry = { text: string; family: Family | null }
type Node = {
  next: Map<string, Node>
  entry: Entry | null
  /** Keys that a comma or "và" joins to what stands before them. */
  joined: Set<string>
}

const blank = (): Node => ({ next: new Map(), entry: null, joined: new Set() })
const root = blank()

function plant(phrase: string, family: Family | null): void {
  let node = root
  for (const [i, part] of phrase.split(/,| và |-/).entries()) {
    for (const [at, key] of keysOf(part).entries()) {
      const child = node.next.get(key) ?? blank()
      node.next.set(key, child)
      if (i > 0 && at === 0) node.joined.add(key)
      node = child
    }
  }
  node.entry ??= { text: phrase, family }
}

const phrasesIn = (list: string): string[] =>
  list
    .split(';')
    .map((each) => each.trim())
    .filter((each) => each !== '')
for (const phrase of phrasesIn(PERSON_TURN)) plant(phrase, 'personTurn')
for (const [family, list] of Object.entries(WORDS)) for (const phrase of phrasesIn(list)) plant(phrase, family as Family)
for (const phrase of phrasesIn(NOT_UNITS)) plant(phrase, null)
for (const phrase of ['đồng', 'VNĐ', 'tỷ đồng', 'triệu đồng', 'nghìn đồng', 'đồng/ngày', 'đồng/tháng']) plant(phrase, 'money')

/** Walks the lexicon; signs and "và" between words are stepped over by the caller. */
export const unitRoot = root
export type UnitNode = Node

/** The family of a unit word of the catalogue ("lượt tổ", "đồng chí", "đồng/ngày"). */
export function familyOf(unit: string): Family {
  let family = families.get(unit)
  if (family === undefined) {
    family = readFamily(unit)
    if (families.size >= KEPT) families.clear()
    families.set(unit, family)
  }
  return family
}

const families = new Map<string, Family>()
/** More unit words than the lexicon has. */
const KEPT = 5_000

function readFamily(unit: string): Family {
  if (unit.includes('%')) return 'share'
  if (/(?<!hội )đồng(?!\s*chí)/.test(unit)) return 'money'
  let node: Node | undefined = root
  for (const key of keysOf(unit.split('/')[0] ?? unit)) node = node?.next.get(key)
  return node?.entry?.family ?? 'other'
}

const KIN: Readonly<Record<string, number>> = {
  'person personTurn': 0.7,
  'turn personTurn': 0.7,
  'turn teamTurn': 0.75,
  'event turn': 0.7,
  'body place': 0.85,
  'award body': 0.5,
  'building place': 0.45,
  'body collective': 0.6,
  'body force': 0.55,
  'body building': 0.35,
  'body site': 0.5,
  'place site': 0.4,
  'body cell': 0.4,
  'body council': 0.5,
  'award collective': 0.6,
  'award person': 0.45,
  'class event': 0.5,
  'case person': 0.6,
  'case event': 0.5,
  'manDay time': 0.4,
  'document task': 0.55,
  'document event': 0.35,
  'person order': 0.6,
  'document order': 0.4,
  'household person': 0.2,
  'force place': 0.4,
  'event place': 0.5,
  'body event': 0.5,
  'council place': 0.5,
  'cell place': 0.6,
  'building household': 0.6,
  'body point': 0.2,
  'point site': 0.7,
  'building point': 0.4,
  'case task': 0.5,
  'body person': 0.12,
  'event task': 0.5,
  'quota person': 0.8,
  'quota task': 0.8,
  'manDay turn': 0.35,
  'goods vehicle': 0.4,
  'remains person': 0.3,
  'document person': 0.3,
  'event force': 0.35,
  'event manDay': 0.15,
  'event personTurn': 0.3,
  'teamTurn event': 0.6,
  'body document': 0.25,
  'collective person': 0.25,
}

const kin = new Map<Family, Map<Family, number>>()

/** How well a claim counted in one family may be a figure counted in another: 1 the same, near 0 never. */
export function kinship(a: Family, b: Family): number {
  if (a === b) return 1
  let row = kin.get(a)
  if (!row) {
    row = new Map()
    kin.set(a, row)
  }
  let known = row.get(b)
  if (known === undefined) {
    known = KIN[`${a} ${b}`] ?? KIN[`${b} ${a}`] ?? 0.08
    row.set(b, known)
  }
  return known
}
