-- Whom somebody has let in and who has not come yet: the one-time code as its digest, and until when it opens.
alter table users add column invitation_hash bytea, add column invited_until timestamptz;
alter table users add constraint users_invitation check ((invitation_hash is null) = (invited_until is null));
create index grants_by_unit on grants (unit_id);
create index sessions_by_user on sessions (user_id);
