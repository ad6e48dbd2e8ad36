/** A short invented account of the sample province, with one percentage cut instead of rounded and two vague words. */
export const SAMPLE = `Sơ kết công tác tự vệ 6 tháng đầu năm 2023

Số liệu chốt đến ngày 15-7-2023 cho thấy toàn tỉnh có 47 Ban CHQS cơ quan, tổ chức với 1.122 đồng chí tự vệ, trong đó có 166 đồng chí nữ. Các đơn vị giữ 48 lượt trực sẵn sàng chiến đấu, huy động 8.832 ngày công.

Tập huấn cán bộ Ban CHQS có 81/89 đồng chí tham gia, đạt 91%. Tập huấn cán bộ trung đội, khẩu đội có 116/121 đồng chí, đạt 95,86%. Huấn luyện lực lượng tự vệ được 519/842 đồng chí, đạt 61,6%.

Bên cạnh đó, một số đơn vị chưa có nghị quyết lãnh đạo năm; 9 đơn vị chưa có quy chế phối hợp.`
