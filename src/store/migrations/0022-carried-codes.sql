-- What a participation carries over from its course was checked where the course was written, by a list that may grow there.
alter table training drop constraint training_kind, drop constraint training_programme;
