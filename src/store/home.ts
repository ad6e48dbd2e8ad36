import { ledgerMeasures, measuresAlone } from '#domain/sources.ts'
import { type Database, EVERYWHERE, inScope } from './db.ts'
import { type Measures, numberMeasures } from './measures.ts'
import { loadSeal, type Seal } from './seal.ts'

/** What this installation keeps beside the rows: the key of sealed fields, the numbers of the measures. */
export type Home = { seal: Seal; measures: Measures }

const homes = new WeakMap<object, Promise<Home>>()

export function homeOf(database: Pick<Database, 'app' | 'folder'>): Promise<Home> {
  let home = homes.get(database.app)
  if (!home) {
    home = inScope(database, EVERYWHERE, (db) => numberMeasures(db, ledgerMeasures(), measuresAlone())).then((measures) => ({
      seal: loadSeal(database.folder),
      measures,
    }))
    home.catch(() => homes.delete(database.app))
    homes.set(database.app, home)
  }
  return home
}
