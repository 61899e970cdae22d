-- Subscribers of TS 29.272 §7.3.2 and their secrets; runs on H2 and on PostgreSQL.
create table subscriber (
  imsi                varchar(15)   primary key,
  msisdn              varchar(15),
  algorithm           varchar(10)   not null,
  k                   varchar(64)   not null, -- hexadecimal, as OPc or TOPc
  operator_variant    varchar(64)   not null,
  amf                 integer       not null,
  ambr_uplink         bigint        not null, -- bit/s
  ambr_downlink       bigint        not null,
  barring             integer       not null, -- TS 29.272 §7.3.30
  access_restriction  bigint        not null, -- TS 29.272 §7.3.31
  roaming             varchar(2000) not null  -- *, or networks with commas between them
);

create table apn (
  imsi                    varchar(15)  not null references subscriber on delete cascade,
  place                   integer      not null, -- from 0, the default first
  name                    varchar(100) not null,
  pdn_type                varchar(12)  not null,
  qci                     integer      not null,
  priority_level          integer      not null,
  preemption_capability   boolean      not null,
  preemption_vulnerability boolean     not null,
  ambr_uplink             bigint       not null,
  ambr_downlink           bigint       not null,
  ipv4                    varchar(15),
  ipv6                    varchar(45),
  primary key (imsi, place)
);

-- SEQ up to which sequence numbers may have been given out, TS 33.102 Annex C.
create table sequence_number (
  imsi      varchar(15) primary key references subscriber on delete cascade,
  reserved  bigint      not null
);

create table serving_mme (
  imsi          varchar(15)  primary key references subscriber on delete cascade,
  host          varchar(255) not null,
  realm         varchar(255) not null,
  visited_plmn  varchar(7)   not null, -- MCC/MNC
  purged        boolean      not null
);
