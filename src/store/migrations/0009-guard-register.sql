-- What every register's table needs beside its columns: the second wall, forced on the owner too, and the application's grants.
create procedure guard_register(t text)
language plpgsql
as $$
begin
  execute format('alter table %I enable row level security', t);
  execute format('alter table %I force row level security', t);
  execute format('create policy %I on %I using (org_pos >= current_setting(''sao.lo'', true)::bigint and org_pos <= current_setting(''sao.hi'', true)::bigint)
                  with check (org_pos >= current_setting(''sao.lo'', true)::bigint and org_pos <= current_setting(''sao.hi'', true)::bigint)', t || '_scope', t);
  execute format('grant select, insert, update, delete on %I to saovuong_app', t);
end
$$;
revoke all on procedure guard_register(text) from public;
