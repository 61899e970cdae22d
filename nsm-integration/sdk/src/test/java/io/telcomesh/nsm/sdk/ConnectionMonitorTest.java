package io.telcomesh.nsm.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.telcomesh.nsm.api.connection.Connection;
import io.telcomesh.nsm.api.connection.MonitorScopeSelector;
import io.telcomesh.nsm.api.connection.PathSegment;
import org.junit.jupiter.api.Test;

class ConnectionMonitorTest {

  private static final Connection CONNECTION = connection();

  @Test
  void choosesAllForAnEmptySelector() {
    assertThat(selects(MonitorScopeSelector.newBuilder())).isTrue();
  }

  @Test
  void choosesByTheNetworkService() {
    assertThat(selects(MonitorScopeSelector.newBuilder().addNetworkServices("4g-network")))
        .isTrue();
    assertThat(selects(MonitorScopeSelector.newBuilder().addNetworkServices("other"))).isFalse();
  }

  @Test
  void findsSegmentsSideBySideAnywhereInThePath() {
    assertThat(selects(segments(segment("b", ""), segment("", "3")))).isTrue();
    assertThat(selects(segments(segment("a", ""), segment("c", "")))).isFalse();
    assertThat(selects(segments(segment("c", "3"), segment("", "")))).isFalse();
  }

  private static boolean selects(MonitorScopeSelector.Builder selector) {
    return ConnectionMonitor.selects(selector.build(), CONNECTION);
  }

  private static MonitorScopeSelector.Builder segments(PathSegment... segments) {
    var selector = MonitorScopeSelector.newBuilder();
    for (var segment : segments) {
      selector.addPathSegments(segment);
    }
    return selector;
  }

  private static Connection connection() {
    var connection = Connection.newBuilder().setNetworkService("4g-network");
    connection
        .getPathBuilder()
        .addPathSegments(segment("a", "1"))
        .addPathSegments(segment("b", "2"))
        .addPathSegments(segment("c", "3"));
    return connection.build();
  }

  private static PathSegment segment(String name, String id) {
    return PathSegment.newBuilder().setName(name).setId(id).build();
  }
}
