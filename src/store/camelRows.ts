import type {
  KyselyPlugin,
  PluginTransformQueryArgs,
  PluginTransformResultArgs,
  QueryResult,
  RootOperationNode,
  UnknownRow,
} from 'kysely'

/**
 * Columns come back in the names of the code (`unit_id` as `unitId`); what stands inside a value stays as it is. Statements
 * are written in the names of the database already and pass as they are: taking every one apart and putting it together again
 * took as long as sending it.
 */
export const camelRows: KyselyPlugin = {
  transformQuery: ({ node }: PluginTransformQueryArgs): RootOperationNode => node,
  async transformResult({ result }: PluginTransformResultArgs): Promise<QueryResult<UnknownRow>> {
    return result.rows?.length > 0 ? { ...result, rows: result.rows.map(renamed) } : result
  },
}

const names = new Map<string, string>()

function camel(name: string): string {
  const known = names.get(name)
  if (known !== undefined) return known
  const made = name.replace(/_+([^_])/g, (_, letter: string) => letter.toUpperCase())
  if (names.size < 20_000) names.set(name, made)
  return made
}

function renamed(row: UnknownRow): UnknownRow {
  const out: UnknownRow = {}
  for (const name of Object.keys(row)) out[camel(name)] = row[name]
  return out
}
