/** A picture for a document or a slide, with what it says in words for whoever does not see it. */
export type Picture = { png: Uint8Array; widthMm: number; heightMm: number; says: string }
