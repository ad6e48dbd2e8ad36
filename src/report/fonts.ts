import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** The letters of papers: metrically those of Times New Roman, with every Vietnamese one, shipped with the product. */
const FACES = {
  regular: '400Regular/Tinos_400Regular',
  italic: '400Regular_Italic/Tinos_400Regular_Italic',
  bold: '700Bold/Tinos_700Bold',
  boldItalic: '700Bold_Italic/Tinos_700Bold_Italic',
} as const
export type FontFace = keyof typeof FACES
export const FONT_FACES = Object.keys(FACES) as FontFace[]

export const fontFolder = (): string => dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/tinos/package.json'))
export const fontFile = (face: FontFace): string => join(fontFolder(), `${FACES[face]}.ttf`)
