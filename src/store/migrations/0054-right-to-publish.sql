-- The right to issue what was signed, apart from writing it and from signing it: the registry of a unit has it (NĐ 30/2020 Đ6(4)).
alter table grants drop constraint grants_role;
alter table grants add constraint grants_role
  check (role in ('clerk','approver','publisher','viewer','auditor','administrator'));
