package io.telcomesh.hss.subscribers;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;

/// A test of the HSS with an empty database in memory, and without wires. Several share one
/// context.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
    classes = io.telcomesh.hss.HssApplication.class,
    properties = {
      "spring.datasource.url=jdbc:h2:mem:subscribers;CASE_INSENSITIVE_IDENTIFIERS=TRUE;DB_CLOSE_DELAY=-1",
      "hss.keys.file=target/hss-master-keys"
    })
@AutoConfigureMockMvc
@interface SubscriberDatabase {}
