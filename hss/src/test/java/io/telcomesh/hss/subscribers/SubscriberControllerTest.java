package io.telcomesh.hss.subscribers;

import static org.assertj.core.api.Assertions.assertThat;

import io.telcomesh.codec.Octets;
import io.telcomesh.codec.testing.Proves;
import io.telcomesh.hss.subscription.Credentials;
import io.telcomesh.identifiers.Imsi;
import io.telcomesh.security.DerivedKeys;
import io.telcomesh.security.Key;
import io.telcomesh.security.Milenage;
import io.telcomesh.security.MilenageConstants;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@SubscriberDatabase
final class SubscriberControllerTest {
  private static final String K = "465b5ce8b199b49faa5f0a2ee238a6bc";
  private static final String OP = "cdc202d5123e20f62b6d676ac72cb318";
  private static final String SEED = "000102030405060708090a0b0c0d0e0f";
  private static final String ONE =
      """
      {"imsi": "001010000000001", "authentication": {"k": "%s", "op": "%s"}}
      """
          .formatted(K, OP);

  private final MockMvcTester http;
  private final JdbcSubscribers subscribers;

  SubscriberControllerTest(@Autowired MockMvcTester http, @Autowired JdbcSubscribers subscribers) {
    this.http = http;
    this.subscribers = subscribers;
  }

  @AfterEach
  void empty() {
    subscribers.delete(new ImsiRange(new Imsi("001010000000000"), 100_000));
  }

  @Test
  void createsSubscriberWithDefaultsOfTheNetwork() {
    assertThat(send(HttpMethod.POST, "/subscribers", ONE))
        .hasStatus(201)
        .hasHeader("Location", "/subscribers/001010000000001")
        .bodyJson()
        .isLenientlyEqualTo(
            """
            {"imsi": "001010000000001", "algorithm": "MILENAGE", "subscription": {
              "ambr": {"uplink": 1000000000, "downlink": 1000000000}, "roaming": "*",
              "apns": [{"name": "internet", "pdnType": "IPV4", "qci": 9, "priority": {"level": 8}}]}}
            """);
    assertThat(credentials("001010000000001").functions(MilenageConstants.STANDARD))
        .isEqualTo(Milenage.withOp(Key.hex(K), Key.hex(OP)));
  }

  @Test
  void tellsNoKeys() {
    var created = body(send(HttpMethod.POST, "/subscribers", ONE));
    var opc = credentials("001010000000001").operatorVariant().octets().toHex();
    for (var body :
        new String[] {
          created,
          body(send(HttpMethod.GET, "/subscribers/001010000000001", "")),
          body(send(HttpMethod.GET, "/subscribers", "")),
          body(send(HttpMethod.POST, "/subscribers", ONE)),
          body(send(HttpMethod.POST, "/subscribers", ONE.replace(K, K + "0"))),
          body(send(HttpMethod.POST, "/subscribers", ONE.replace("\"" + K, "[\"" + K + "\"], \"x")))
        }) {
      assertThat(body).isNotBlank().doesNotContain(K, OP, opc);
    }
  }

  @Test
  void namesEveryWrongField() {
    var wrong =
        """
        {"imsi": "00101x", "authentication": {"k": "12", "amf": "g"}, "subscription": {
          "msisdn": "+49", "ambr": {"uplink": -1}, "roaming": "abroad",
          "apns": [{"qci": 9}, {"name": "ims", "qci": 1, "ipv4": "10.45.0.256"}]}}
        """;
    assertThat(send(HttpMethod.POST, "/subscribers", wrong))
        .hasStatus(400)
        .hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
        .bodyJson()
        .extractingPath("$.errors[*].field")
        .asArray()
        .containsExactlyInAnyOrder(
            "imsi",
            "authentication.k",
            "authentication.amf",
            "authentication",
            "subscription.msisdn",
            "subscription.ambr.uplink",
            "subscription.roaming",
            "subscription.apns[0].name",
            "subscription.apns[1].name",
            "subscription.apns[1].ipv4");
  }

  @Test
  void namesFieldsThatAreUnknownOrOfAnotherType() {
    assertThat(send(HttpMethod.POST, "/subscribers", "{\"imsi\": \"001010000000001\", \"key\": 1}"))
        .hasStatus(400)
        .bodyJson()
        .extractingPath("$.errors[0].field")
        .isEqualTo("key");
    assertThat(
            send(
                HttpMethod.POST,
                "/subscribers",
                "{\"subscription\": {\"apns\": [{\"name\": \"ims\", \"qci\": \"best\"}]}}"))
        .hasStatus(400)
        .bodyJson()
        .extractingPath("$.errors[0].field")
        .isEqualTo("subscription.apns[0].qci");
    assertThat(send(HttpMethod.POST, "/subscribers", "no json")).hasStatus(400);
  }

  @Test
  void refusesSecondSubscriberOfAnImsi() {
    send(HttpMethod.POST, "/subscribers", ONE);
    assertThat(send(HttpMethod.POST, "/subscribers", ONE)).hasStatus(409);
  }

  @Test
  void knowsWhatIsNotThere() {
    assertThat(send(HttpMethod.GET, "/subscribers/001010000000009", "")).hasStatus(404);
    assertThat(send(HttpMethod.DELETE, "/subscribers/001010000000009", "")).hasStatus(404);
    assertThat(send(HttpMethod.PUT, "/subscribers/001010000000009", "{}")).hasStatus(404);
  }

  @Test
  void changesSubscriptionAndKeepsTheKeys() {
    send(HttpMethod.POST, "/subscribers", ONE);
    var before = credentials("001010000000001");
    assertThat(
            send(
                HttpMethod.PUT,
                "/subscribers/001010000000001",
                "{\"subscription\": {\"roaming\": \"001/02\", \"apns\": [{\"name\": \"ims\", \"qci\": 5}]}}"))
        .hasStatusOk()
        .bodyJson()
        .extractingPath("$.subscription.roaming")
        .isEqualTo("001/02");
    assertThat(credentials("001010000000001")).isEqualTo(before);
  }

  @Test
  void deletesSubscriber() {
    send(HttpMethod.POST, "/subscribers", ONE);
    assertThat(send(HttpMethod.DELETE, "/subscribers/001010000000001", "")).hasStatus(204);
    assertThat(subscribers.count()).isZero();
  }

  @Test
  void createsRangeWithDerivedKeys() {
    assertThat(send(HttpMethod.POST, "/subscribers/ranges", range("001010000000001", 10_000)))
        .hasStatus(201)
        .bodyJson()
        .isLenientlyEqualTo("{\"last\": \"001010000010000\", \"count\": 10000}");
    assertThat(subscribers.count()).isEqualTo(10_000);
    var keys = DerivedKeys.of(Octets.hex(SEED), "001010000004711");
    assertThat(credentials("001010000004711").functions(MilenageConstants.STANDARD))
        .isEqualTo(keys.milenage());
  }

  @Test
  void createsNoneOfRangeThatIsPartlyThere() {
    send(HttpMethod.POST, "/subscribers", ONE);
    assertThat(send(HttpMethod.POST, "/subscribers/ranges", range("001010000000000", 5)))
        .hasStatus(409);
    assertThat(subscribers.count()).isEqualTo(1);
  }

  @Test
  void namesWrongFieldsOfRange() {
    assertThat(
            send(
                HttpMethod.POST,
                "/subscribers/ranges",
                "{\"first\": \"001019999999999\", \"count\": 2000001, \"seed\": \"00\"}"))
        .hasStatus(400)
        .bodyJson()
        .extractingPath("$.errors[*].field")
        .asArray()
        .containsExactly("count", "seed");
  }

  @Test
  void listsPageByPage() {
    send(HttpMethod.POST, "/subscribers/ranges", range("001010000000001", 5));
    assertThat(send(HttpMethod.GET, "/subscribers?size=2&after=001010000000002", ""))
        .bodyJson()
        .isLenientlyEqualTo(
            """
            {"total": 5, "next": "001010000000004",
             "subscribers": [{"imsi": "001010000000003"}, {"imsi": "001010000000004"}]}
            """);
    assertThat(send(HttpMethod.GET, "/subscribers?size=2&after=001010000000004", ""))
        .bodyJson()
        .doesNotHavePath("$.next");
    assertThat(send(HttpMethod.GET, "/subscribers?size=0", "")).hasStatus(400);
  }

  @Test
  void deletesRange() {
    send(HttpMethod.POST, "/subscribers/ranges", range("001010000000001", 5));
    assertThat(send(HttpMethod.DELETE, "/subscribers/ranges?first=001010000000004&count=100", ""))
        .bodyJson()
        .extractingPath("$.count")
        .isEqualTo(2);
    assertThat(subscribers.count()).isEqualTo(3);
  }

  @Test
  @Proves("hss.provisioning-api")
  void describesItselfAndDoesWhatItDescribes() {
    var described = assertThat(send(HttpMethod.GET, "/v3/api-docs", "")).hasStatusOk().bodyJson();
    described.hasPath("$.paths['/subscribers'].get");
    described.hasPath("$.paths['/subscribers'].post.requestBody.content['application/json']");
    described.hasPath("$.paths['/subscribers/{imsi}'].put");
    described.hasPath("$.paths['/subscribers/{imsi}'].delete");
    described.hasPath("$.paths['/subscribers/{imsi}/state'].get");
    described.hasPath("$.paths['/subscribers/{imsi}/registration'].delete");
    described.hasPath("$.paths['/subscribers/ranges'].post");
    described.hasPath("$.paths['/subscribers/import'].post.requestBody.content['text/csv']");
    described.hasPath("$.paths['/subscribers/export'].get");
    described.hasPath("$.paths['/subscribers/sim-batches'].post");
    described.hasPath("$.paths['/keys'].get");
    assertThat(send(HttpMethod.GET, "/swagger-ui/index.html", "")).hasStatusOk();

    var imsi = "/subscribers/001010000000001";
    assertThat(send(HttpMethod.POST, "/subscribers", ONE)).hasStatus(201);
    assertThat(send(HttpMethod.GET, imsi, "")).hasStatusOk();
    assertThat(send(HttpMethod.PUT, imsi, "{\"subscription\": {\"msisdn\": \"4912345678\"}}"))
        .hasStatusOk()
        .bodyJson()
        .extractingPath("$.subscription.msisdn")
        .isEqualTo("4912345678");
    assertThat(send(HttpMethod.GET, "/subscribers", ""))
        .bodyJson()
        .extractingPath("$.total")
        .isEqualTo(1);
    assertThat(send(HttpMethod.DELETE, imsi, "")).hasStatus(204);
    assertThat(send(HttpMethod.GET, imsi, "")).hasStatus(404);
  }

  @Test
  void tellsNoKeysWithoutToken() {
    assertThat(send(HttpMethod.GET, "/subscribers/export?with-keys=true", "")).hasStatus(403);
  }

  private MvcTestResult send(HttpMethod method, String path, String json) {
    var request = http.method(method).uri(path);
    return (json.isEmpty()
            ? request
            : request.contentType(MediaType.APPLICATION_JSON).content(json))
        .exchange();
  }

  private static String body(MvcTestResult result) {
    try {
      return result.getResponse().getContentAsString();
    } catch (java.io.UnsupportedEncodingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static String range(String first, int count) {
    return "{\"first\": \"%s\", \"count\": %d, \"seed\": \"%s\"}".formatted(first, count, SEED);
  }

  private Credentials credentials(String imsi) {
    return subscribers.find(new Imsi(imsi)).orElseThrow().subscriber().credentials();
  }
}
