import { CAN_FALL_SHORT, ledgerMeasures, measuresAlone, measuresBehind } from '#domain/sources.ts'
import { type Database, EVERYWHERE, inScope } from './db.ts'
import type { Connection } from './embedded.ts'
import { settleFieldKey } from './keyRotation.ts'
import { type Measures, numberMeasures } from './measures.ts'
import { loadSeal, type Seal } from './seal.ts'

/** What this installation keeps beside the rows: the key of sealed fields, the numbers of the measures, and where it is. */
export type Home = {
  seal: Seal
  measures: Measures
  /** Of keys, logs, backups and the roots of the trail. */
  folder: string
  /** The application's own way to the database: for what needs a connection for itself. */
  connection: Connection
  /** The owner's way: for what the second wall lets nobody else do. */
  owner: Connection
}

const homes = new WeakMap<object, Promise<Home>>()

export function homeOf(database: Pick<Database, 'app' | 'folder' | 'connection' | 'owner'>): Promise<Home> {
  let home = homes.get(database.app)
  if (!home) {
    home = settleFieldKey(database)
      .then(() =>
        inScope(database, EVERYWHERE, (db) =>
          numberMeasures(db, ledgerMeasures(), measuresAlone(), measuresBehind(CAN_FALL_SHORT)),
        ),
      )
      .then((measures) => ({
        seal: loadSeal(database.folder),
        folder: database.folder,
        connection: database.connection,
        owner: database.owner,
        measures,
      }))
    home.catch(() => homes.delete(database.app))
    homes.set(database.app, home)
  }
  return home
}

/** After the key was changed: what was read of the old one is read anew. */
export const forgetHome = ({ app }: Pick<Database, 'app'>): void => void homes.delete(app)
