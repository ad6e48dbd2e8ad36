import { type Day, dayInVietnam } from './period.ts'

/** When the installation backs itself up: every day at an hour of Vietnam, so many kept. */
export type BackupPlan = { daily: boolean; hour: number; kept: number }

export const USUAL_PLAN: BackupPlan = { daily: true, hour: 1, kept: 14 }

/** Since when the machine should have backed itself up: today's hour if it has come, else yesterday's. */
function dueSince(plan: BackupPlan, now: Date): Date {
  const today: Day = dayInVietnam(now)
  const at = new Date(`${today}T${String(plan.hour).padStart(2, '0')}:00:00+07:00`)
  return at.getTime() <= now.getTime() ? at : new Date(at.getTime() - 86_400_000)
}

/** A machine that slept through its hour makes up for it when it wakes; one that has just been set up begins at once. */
export const isBackupDue = (plan: BackupPlan, last: Date | null, now: Date): boolean =>
  plan.daily && (last === null || last.getTime() < dueSince(plan, now).getTime())

/** Older than this a backup is no longer last night's: a day and six hours. */
export const isBackupLate = (last: Date | null, now: Date): boolean =>
  last === null || now.getTime() - last.getTime() > 30 * 3_600_000
