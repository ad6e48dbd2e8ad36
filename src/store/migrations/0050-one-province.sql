-- Where a table is kept in parts by province (store/distribution), a policy of its own holds whoever works within one province to
-- its part: `sao.province_lo` and `sao.province_hi`, set with the range. These look beyond it and set them for themselves.
alter function find_people_elsewhere(text, bytea[], bigint, bigint) set sao.province_lo = '0';
alter function find_people_elsewhere(text, bytea[], bigint, bigint) set sao.province_hi = '9007199254740991';
alter function renumber_units(jsonb) set sao.province_lo = '0';
alter function renumber_units(jsonb) set sao.province_hi = '9007199254740991';
