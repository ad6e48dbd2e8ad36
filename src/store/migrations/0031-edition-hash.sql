-- The text of an edition is compared and hashed when it is written, not at every step of a hundred and fifty of them: a
-- constraint is judged again at each update of the row, whatever was updated.
alter table editions drop constraint editions_whole;
drop trigger editions_keep on editions;

create or replace function keep_edition() returns trigger
language plpgsql
as $$
begin
  if (new.province_id, new.id, new.round_id, new.unit_id, new.org_pos, new.number, new.of, new.cause, new.replaces, new.made_at)
      is distinct from (old.province_id, old.id, old.round_id, old.unit_id, old.org_pos, old.number, old.of, old.cause, old.replaces, old.made_at)
    or (old.state not in ('draft', 'checked', 'approved') and new.state in ('draft', 'checked', 'approved'))
    or (old.state = 'draft' and new.state <> 'draft' and new.content_hash is distinct from sha256(convert_to(new.content, 'UTF8')))
    or (old.submitted_at is not null and (new.submitted_at, new.submitted_on, new.reason, new.on_behalf) is distinct from (old.submitted_at, old.submitted_on, old.reason, old.on_behalf))
  then
    raise exception using errcode = '23514', constraint = 'editions_frozen', message = 'an edition that was checked or sent up does not change';
  end if;
  return new;
end
$$;
create trigger editions_keep before update on editions for each row execute function keep_edition();

-- Once it is no draft its text stands; whoever brings one in that is no draft brings its hash.
create function keep_edition_text() returns trigger
language plpgsql
as $$
begin
  if tg_op = 'INSERT' then
    if new.state <> 'draft' and new.content_hash is distinct from sha256(convert_to(new.content, 'UTF8')) then
      raise exception using errcode = '23514', constraint = 'editions_frozen', message = 'the hash of an edition is not that of its text';
    end if;
  elsif old.state <> 'draft' and (new.content, new.content_hash) is distinct from (old.content, old.content_hash) then
    raise exception using errcode = '23514', constraint = 'editions_frozen', message = 'an edition that was checked or sent up does not change';
  end if;
  return new;
end
$$;
create trigger editions_keep_text before insert or update of content, content_hash on editions for each row execute function keep_edition_text();
