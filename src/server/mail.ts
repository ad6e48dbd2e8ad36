/** Where mail goes out, from whom, and the address of the screen as people reach it. */
export type Mail = { url: string; from: string; address?: string }

/** Nothing is connected to where nobody said where. Half a configuration is told in words. */
export function mailOf(env: Readonly<Record<string, string | undefined>>): Mail | { missing: string } | null {
  const { SAOVUONG_SMTP: url, SAOVUONG_SMTP_FROM: from, SAOVUONG_ADDRESS: address } = env
  if (!url) return null
  if (!/^smtps?:\/\/[^\s/]+/.test(url)) return { missing: 'SAOVUONG_SMTP phải viết như smtp://ten:mat-khau@may-chu:587.' }
  if (!from) return { missing: 'Có SAOVUONG_SMTP mà thiếu SAOVUONG_SMTP_FROM (người gửi), nên chưa gửi thư nhắc.' }
  return { url, from, ...(address ? { address } : {}) }
}
