-- Whether the MME has been told the subscription as it is, and what it tells of the terminal.
alter table serving_mme add column up_to_date boolean default true not null;
alter table serving_mme add column imei varchar(15);
alter table serving_mme add column software_version varchar(2);

-- The PDN gateway of an APN, as the MME tells it in a Notify, TS 29.272 §5.2.5.1.
create table pdn_gateway (
  imsi   varchar(15)  not null references subscriber on delete cascade,
  apn    varchar(100) not null,
  ipv4   varchar(15),
  ipv6   varchar(45),
  host   varchar(255),
  realm  varchar(255),
  primary key (imsi, apn)
);

-- The IND of each MME that asks for vectors, TS 33.102 Annex C.3.4.
create table requester (
  host  varchar(255) primary key,
  ind   integer      not null
);
