-- What a row was is given up with what it is: a name that stays among its former versions is still kept. Whoever runs as the
-- application may add versions and change none; these two take out cells, or the versions of a row that is no more, of what
-- the range of the transaction shows (the policies hold their owner too).
create function empty_versions(provinces bigint[], book text, records uuid[], keys text[]) returns void
language sql security definer set search_path = public
as $$
  update record_versions set before = before - keys, after = after - keys
  where province_id = any (provinces) and register = book and record = any (records)
$$;
create function remove_versions(provinces bigint[], book text, records uuid[]) returns void
language sql security definer set search_path = public
as $$
  delete from record_versions where province_id = any (provinces) and register = book and record = any (records)
$$;
revoke all on function empty_versions(bigint[], text, uuid[], text[]) from public;
revoke all on function remove_versions(bigint[], text, uuid[]) from public;
grant execute on function empty_versions(bigint[], text, uuid[], text[]), remove_versions(bigint[], text, uuid[]) to saovuong_app;
