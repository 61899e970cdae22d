package io.telcomesh.hss.subscribers;

import static org.assertj.core.api.Assertions.assertThat;

import io.telcomesh.codec.testing.Proves;
import io.telcomesh.hss.subscription.ApnSubscription;
import io.telcomesh.hss.subscription.Credentials;
import io.telcomesh.hss.subscription.Roaming;
import io.telcomesh.hss.subscription.Subscriber;
import io.telcomesh.identifiers.Imsi;
import io.telcomesh.identifiers.Msisdn;
import io.telcomesh.security.AuthenticationManagementField;
import io.telcomesh.security.Key;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@SubscriberDatabase
@TestPropertySource(properties = "hss.management-token=" + CsvControllerTest.TOKEN)
final class CsvControllerTest {
  static final String TOKEN = "0123456789abcdef";
  private static final String K = "465b5ce8b199b49faa5f0a2ee238a6bc";
  private static final String OP = "cdc202d5123e20f62b6d676ac72cb318";
  private static final String OPC = "cd63cb71954a9f4e48a5994e37a02baf";
  private static final String FILE =
      """
      imsi,k,op,opc,msisdn,apns,roaming
      001010000000001,%s,%s,,4912345678,internet ims,*

      001010000000002, %s ,,%s,,"[{""name"": ""ims"", ""qci"": 5, ""pdnType"": ""IPV4V6""}]","001/02,999/70"
      """
          .formatted(K, OP, K, OPC);

  private final MockMvcTester http;
  private final JdbcSubscribers subscribers;

  CsvControllerTest(@Autowired MockMvcTester http, @Autowired JdbcSubscribers subscribers) {
    this.http = http;
    this.subscribers = subscribers;
  }

  @AfterEach
  void empty() {
    subscribers.delete(new ImsiRange(new Imsi("001010000000000"), 100_000));
  }

  @Test
  @Proves("hss.bulk-import-export-sim-batch")
  void importsAndExportsAndImportsAgain() {
    assertThat(post("/subscribers/import", FILE))
        .hasStatusOk()
        .bodyJson()
        .isLenientlyEqualTo("{\"added\": 2, \"replaced\": 0}");
    var first = find("001010000000001");
    assertThat(first.msisdn()).contains(new Msisdn("4912345678"));
    assertThat(first.credentials().operatorVariant()).isEqualTo(Key.hex(OPC));
    assertThat(first.apns()).extracting(ApnSubscription::name).containsExactly("internet", "ims");
    var second = find("001010000000002");
    assertThat(second.roaming()).isEqualTo(Roaming.of("001/02,999/70"));
    assertThat(second.apns().getFirst().pdnType()).isEqualTo(ApnSubscription.PdnTypeAllowed.IPV4V6);

    var withKeys = body(get("/subscribers/export?with-keys=true"));
    assertThat(withKeys.lines()).hasSize(3);
    empty();
    assertThat(post("/subscribers/import", withKeys)).hasStatusOk();
    assertThat(find("001010000000001")).isEqualTo(first);
    assertThat(find("001010000000002")).isEqualTo(second);
    assertThat(body(get("/subscribers/export"))).doesNotContain(K, OPC, OP);

    // and a batch of new cards
    empty();
    var batch =
        body(
            send(
                HttpMethod.POST,
                "/subscribers/sim-batches",
                MediaType.APPLICATION_JSON_VALUE,
                "{\"first\": \"001010000000001\", \"count\": 3, \"op\": \"%s\", \"iccid\": \"890010000000000000\"}"
                    .formatted(OP)));
    var cards = batch.lines().map(line -> line.split(",")).toList();
    assertThat(cards.getFirst()).containsExactly("iccid", "imsi", "k", "opc");
    assertThat(cards).hasSize(4);
    assertThat(cards.get(1)[0]).as("with Luhn's digit").isEqualTo("8900100000000000002");
    assertThat(cards.subList(1, 4)).extracting(card -> card[2]).doesNotHaveDuplicates();
    for (var card : cards.subList(1, 4)) {
      assertThat(find(card[1]).credentials())
          .isEqualTo(
              new Credentials(
                  Credentials.Algorithm.MILENAGE,
                  Key.hex(card[2]),
                  Key.hex(card[3]),
                  AuthenticationManagementField.EPS))
          .isEqualTo(
              Credentials.withOperatorKey(
                  Credentials.Algorithm.MILENAGE,
                  Key.hex(card[2]),
                  Key.hex(OP),
                  AuthenticationManagementField.EPS));
    }
  }

  @Test
  void importsNothingOfFileWithMistakesAndNamesThem() {
    var wrong =
        """
        imsi,k,opc,apns,barring
        001010000000001,%s,%s,internet,0
        00101,%s,%s,internet,0
        001010000000001,%s,%s,[1],0
        001010000000003,12,%s,internet,1024
        """
            .formatted(K, OPC, K, OPC, K, OPC, OPC);
    assertThat(post("/subscribers/import", wrong))
        .hasStatus(400)
        .bodyJson()
        .extractingPath("$.errors[*].line")
        .asArray()
        .containsExactly(3, 4, 5);
    assertThat(subscribers.count()).isZero();
    assertThat(body(post("/subscribers/import", wrong))).doesNotContain(K, OPC);
    for (var unreadable :
        List.of(
            "imsi,key\n001010000000001,1\n", "imsi\n1,2,3\n", "", "\"", "imsi,barring\n1,x\n")) {
      var answer = post("/subscribers/import", unreadable);
      assertThat(answer.getResponse().getStatus()).isIn(200, 400);
      assertThat(subscribers.count()).isZero();
    }
  }

  @Test
  void replacesOnlyWhenItIsTold() {
    post("/subscribers/import", FILE);
    var changed = FILE.replace("4912345678", "4987654321");
    assertThat(post("/subscribers/import", changed)).hasStatus(409);
    assertThat(find("001010000000001").msisdn()).contains(new Msisdn("4912345678"));
    assertThat(post("/subscribers/import?replace=true", changed))
        .bodyJson()
        .isLenientlyEqualTo("{\"added\": 0, \"replaced\": 2}");
    assertThat(find("001010000000001").msisdn()).contains(new Msisdn("4987654321"));
  }

  @Test
  void namesWrongFieldsOfBatch() {
    assertThat(
            send(
                HttpMethod.POST,
                "/subscribers/sim-batches",
                MediaType.APPLICATION_JSON_VALUE,
                "{\"first\": \"1\", \"count\": 0, \"op\": \"00\", \"iccid\": \"12\"}"))
        .hasStatus(400)
        .bodyJson()
        .extractingPath("$.errors[*].field")
        .asArray()
        .containsExactlyInAnyOrder("first", "count", "op", "iccid");
  }

  @Test
  void wantsTheToken() {
    for (var path :
        Arrays.asList(
            "/subscribers",
            "/subscribers/001010000000001",
            "/subscribers/export?with-keys=true",
            "/keys")) {
      assertThat(http.get().uri(path).exchange()).hasStatus(401);
      assertThat(http.get().uri(path).header(HttpHeaders.AUTHORIZATION, "Bearer wrong").exchange())
          .hasStatus(401);
    }
    assertThat(http.get().uri("/index.html").exchange()).hasStatusOk();
    assertThat(get("/keys")).bodyJson().hasPath("$.current");
  }

  private Subscriber find(String imsi) {
    return subscribers.find(new Imsi(imsi)).orElseThrow().subscriber();
  }

  private MvcTestResult get(String path) {
    return http.get().uri(path).header(HttpHeaders.AUTHORIZATION, "Bearer " + TOKEN).exchange();
  }

  private MvcTestResult post(String path, String csv) {
    return send(HttpMethod.POST, path, CsvController.CSV, csv);
  }

  private MvcTestResult send(HttpMethod method, String path, String type, String content) {
    return http.method(method)
        .uri(path)
        .header(HttpHeaders.AUTHORIZATION, "Bearer " + TOKEN)
        .contentType(type)
        .content(content)
        .exchange();
  }

  private static String body(MvcTestResult result) {
    try {
      return result.getResponse().getContentAsString();
    } catch (java.io.UnsupportedEncodingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
