-- Single sign-on: which identity of the provider an account is, joined once with the code of an invitation; and the ticket with which a
-- browser that comes back from the provider opens its session, as its digest.
alter table users add column sign_on_issuer text, add column sign_on_subject text;
alter table users add constraint users_sign_on check ((sign_on_issuer is null) = (sign_on_subject is null));
create unique index users_by_sign_on on users (sign_on_issuer, sign_on_subject);

create table sign_on_tickets (
  ticket_hash bytea not null,
  issuer text not null,
  subject text not null,
  expires_at timestamptz not null,
  constraint sign_on_tickets_pkey primary key (ticket_hash)
);
grant select, insert, delete on sign_on_tickets to saovuong_app;
