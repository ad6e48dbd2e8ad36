-- A table filled a moment ago is planned for as if it were empty, and whoever fills it is not its owner. Statistics of the
-- tree alone, at the size of a nation: seconds against minutes.
create function analyze_tree() returns void
language plpgsql security definer
set search_path = public
as $$
begin
  analyze units, unit_links, unit_lineage, unit_successions;
end
$$;
revoke all on function analyze_tree() from public;
grant execute on function analyze_tree() to saovuong_app;

-- Second trees over the same units, by name: administrative, directly managed. Figures roll up along the first one alone;
-- these say who stands where in another order, from a day on.
create table tree_links (
  tree text not null,
  unit_id bigint not null,
  parent_id bigint not null,
  valid_from date not null,
  valid_to date,
  set_by text not null,
  set_at timestamptz not null,
  constraint tree_links_pkey primary key (tree, unit_id, valid_from),
  constraint tree_links_unit foreign key (unit_id) references units (id),
  constraint tree_links_parent foreign key (parent_id) references units (id),
  constraint tree_links_tree check (tree in ('administrative', 'direct')),
  constraint tree_links_validity check (valid_to is null or valid_to > valid_from),
  constraint tree_links_not_itself check (unit_id <> parent_id)
);
create index tree_links_parent_id on tree_links (tree, parent_id, valid_from);
grant select, insert, update (valid_to) on tree_links to saovuong_app;
