-- A new row goes to the database together with the end of its transaction: nobody looks at what is answered in between, so that a
-- day of a closed period is refused here. Which period it was stands in the detail.
create function refuse_closed(period text, closed_on timestamptz) returns void
language plpgsql
as $$
begin
  raise exception using errcode = 'SV001', message = 'the period is closed', detail = json_build_object('period', period, 'closedOn', closed_on)::text;
end
$$;
