import type { Condition } from '#domain/register.ts'

/** How a person looks at a book, kept under a name. No columns means all of them. */
export type SavedView = {
  name: string
  columns: string[] | null
  where: Condition[]
  sort: { column: string; down: boolean }[]
  savedAt: string
}
export type ViewReads = { listViews: [{ register: string }, { register: string; views: SavedView[] }] }
export type ViewWrites = {
  saveView: [
    { register: string; name: string; columns?: string[]; where?: Condition[]; sort?: { column: string; down?: boolean }[] },
    { register: string; name: string },
  ]
  removeView: [{ register: string; name: string }, { register: string; name: string }]
}
