-- What an edition counted stands in one row beside it, measure by measure in two lists: sending a report up writes one row in
-- place of some three hundred, and a roll-up of 150 units reads 150. What was sent up before is carried over as it was.
select set_config('sao.lo', '0', true), set_config('sao.hi', '9007199254740991', true);

alter table edition_facts rename to edition_facts_apart;
alter index edition_facts_pkey rename to edition_facts_apart_pkey;
create table edition_facts (
  province_id bigint not null,
  edition_id uuid not null,
  round_id uuid not null,
  unit_id bigint not null,
  org_pos bigint not null,
  measures text[] not null,
  amounts bigint[] not null,
  qualifiers jsonb,                          -- by measure, where a figure was said with "hơn", "gần", "khoảng"
  constraint edition_facts_pkey primary key (province_id, edition_id, org_pos),
  constraint edition_facts_pairs check (cardinality(measures) = cardinality(amounts))
);
call guard_register('edition_facts');
revoke update, delete on edition_facts from saovuong_app;

insert into edition_facts (province_id, edition_id, round_id, unit_id, org_pos, measures, amounts, qualifiers)
select province_id, edition_id, round_id, unit_id, org_pos, array_agg(measure order by measure), array_agg(value order by measure),
  jsonb_object_agg(measure, qualifier) filter (where qualifier is not null)
from edition_facts_apart group by province_id, edition_id, round_id, unit_id, org_pos;
drop table edition_facts_apart;

-- Facts come once, with the step that sends the edition up: later none is added, changed or taken away.
create or replace function keep_edition_facts() returns trigger
language plpgsql
as $$
begin
  if not exists (select from editions e where e.province_id = new.province_id and e.id = new.edition_id and e.state = 'approved') then
    raise exception using errcode = '23514', constraint = 'editions_frozen', message = 'the figures of an edition that was sent up do not change';
  end if;
  return new;
end
$$;
create trigger edition_facts_keep before insert on edition_facts for each row execute function keep_edition_facts();

create or replace function keep_edition_fact() returns trigger
language plpgsql
as $$
begin
  if tg_op = 'DELETE' or current_user = 'saovuong_app'
    or (new.edition_id, new.round_id, new.unit_id, new.measures, new.amounts, new.qualifiers)
      is distinct from (old.edition_id, old.round_id, old.unit_id, old.measures, old.amounts, old.qualifiers)
  then
    raise exception using errcode = '23514', constraint = 'editions_frozen', message = 'the figures of an edition never change';
  end if;
  return new;
end
$$;
create trigger edition_facts_stay before update or delete on edition_facts for each row execute function keep_edition_fact();
