-- k and operator_variant are sealed under the master key of that name (nonce, ciphertext and tag in
-- hexadecimal); null: they are still as the first schema kept them, and are sealed at the next start.
alter table subscriber alter column k set data type varchar(200);
alter table subscriber alter column operator_variant set data type varchar(200);
alter table subscriber add column key_id varchar(64);
