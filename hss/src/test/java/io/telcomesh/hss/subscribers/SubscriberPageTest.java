package io.telcomesh.hss.subscribers;

import static io.telcomesh.hss.HssWorld.IMSI;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.telcomesh.codec.testing.Proves;
import io.telcomesh.hss.HssApplication;
import io.telcomesh.hss.HssWorld;
import io.telcomesh.hss.subscription.Subscriber;
import io.telcomesh.hss.subscription.Subscribers;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/// The operator's page in a browser.
final class SubscriberPageTest {
  private static final File CHROMIUM = new File("/usr/bin/chromium");
  private static final File DRIVER = new File("/usr/bin/chromedriver");

  @TempDir Path folder;
  private Optional<ConfigurableApplicationContext> hss = Optional.empty();
  private Optional<ChromeDriver> browser = Optional.empty();

  @BeforeEach
  void open() {
    if (!CHROMIUM.canExecute() || !DRIVER.canExecute()) {
      var reason = "Chromium is not installed: apt-get install chromium chromium-driver";
      System.out.println("Skipped: " + reason);
      Assumptions.abort(reason);
    }
    hss =
        Optional.of(
            new SpringApplicationBuilder(HssApplication.class)
                .run(
                    "--spring.datasource.url=jdbc:h2:mem:page;CASE_INSENSITIVE_IDENTIFIERS=TRUE;DB_CLOSE_DELAY=-1",
                    "--hss.keys.file=" + folder.resolve("master-keys"),
                    "--server.port=0"));
    var options = new ChromeOptions().setBinary(CHROMIUM);
    options.addArguments(
        "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage");
    browser =
        Optional.of(
            new ChromeDriver(
                new ChromeDriverService.Builder()
                    .usingDriverExecutable(DRIVER)
                    .usingAnyFreePort()
                    .build(),
                options));
    var port = hss.get().getEnvironment().getProperty("local.server.port");
    browser.get().get("http://127.0.0.1:" + port + "/");
  }

  @AfterEach
  void close() {
    browser.ifPresent(ChromeDriver::quit);
    hss.ifPresent(ConfigurableApplicationContext::close);
  }

  @Test
  @Proves("hss.web-ui")
  void showsCreatesEditsAndDeletesSubscribers() {
    click("new");
    type("imsi", IMSI.digits());
    type("k", "465b5ce8b199b49faa5f0a2ee238a6bc");
    type("opc", "cd63cb71954a9f4e48a5994e37a02ba");
    click("save");
    awaitMessage("authentication.opc: 32 or 64 hexadecimal digits");
    type("opc", "f");
    click("save");
    awaitMessage("Saved " + IMSI.digits());
    assertThat(rows()).singleElement().asString().startsWith(IMSI.digits() + " internet");
    assertThat(field("k").getDomProperty("value")).as("the key is not shown").isEmpty();
    var before = stored().orElseThrow();

    rowsOfTable().getFirst().click();
    type("msisdn", "4912345678");
    find("#barring input[value='1']").click();
    find("#access input[value='6']").click();
    var apns = field("apns");
    apns.clear();
    apns.sendKeys("[{\"name\": \"ims\", \"qci\": 5}]");
    click("save");
    await().atMost(Duration.ofSeconds(20)).until(() -> stored().orElseThrow().msisdn().isPresent());
    var after = stored().orElseThrow();
    assertThat(after.msisdn()).isEqualTo(HssWorld.SUBSCRIBER.msisdn());
    assertThat(after.barring()).isEqualTo(0b10);
    assertThat(after.accessRestriction()).isEqualTo(1 << 6);
    assertThat(after.apns()).singleElement().extracting(apn -> apn.qci()).isEqualTo(5);
    assertThat(after.credentials()).as("the keys stay").isEqualTo(before.credentials());

    click("state");
    awaitMessage("No MME serves the subscriber");
    click("delete");
    browser.orElseThrow().switchTo().alert().accept();
    awaitMessage("Deleted " + IMSI.digits());
    await().atMost(Duration.ofSeconds(20)).until(() -> rows().isEmpty());
    assertThat(stored()).isEmpty();
  }

  private Optional<Subscriber> stored() {
    return hss.orElseThrow()
        .getBean(JdbcSubscribers.class)
        .find(IMSI)
        .map(Subscribers.Stored::subscriber);
  }

  private List<String> rows() {
    return rowsOfTable().stream().map(WebElement::getText).toList();
  }

  private List<WebElement> rowsOfTable() {
    return browser.orElseThrow().findElements(By.cssSelector("#rows tr"));
  }

  private void awaitMessage(String text) {
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> assertThat(find("#message").getText()).contains(text));
  }

  private void type(String name, String text) {
    field(name).sendKeys(text);
  }

  private WebElement field(String name) {
    return find("#editor [name='%s']".formatted(name));
  }

  private void click(String id) {
    find("#" + id).click();
  }

  private WebElement find(String selector) {
    return browser.orElseThrow().findElement(By.cssSelector(selector));
  }
}
