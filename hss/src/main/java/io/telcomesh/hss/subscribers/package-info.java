/// Where subscribers are kept (Spring Data JDBC, Flyway) and managed (REST).
@NullMarked
package io.telcomesh.hss.subscribers;

import org.jspecify.annotations.NullMarked;
