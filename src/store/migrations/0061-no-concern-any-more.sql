-- What a unit gave and later said does not concern it: it is a nought to the ledger, and no figure to whoever reads it.
create index entries_withdrawn on entries (unit_id) where state = 'not_applicable' and version > 1;
