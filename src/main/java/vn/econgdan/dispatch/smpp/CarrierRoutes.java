package vn.econgdan.dispatch.smpp;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.TemplatedRouteDefinition;
import vn.econgdan.dispatch.Lane;

/**
 * Instances of a YAML route template, so that the flow stays in routes/ and the number of binds in
 * the settings. Of all instances of a bind one holds the only {@code to: smpp:…}, and so one
 * session: two such steps would be two binds.
 */
public final class CarrierRoutes extends RouteBuilder {
  private final String template;
  private final List<String> links;
  private final List<String> lanes;

  private CarrierRoutes(String template, List<String> links, List<String> lanes) {
    this.template = template;
    this.links = links;
    this.lanes = lanes;
  }

  /**
   * One instance a bind: {@code <template>-carrier-1} and so on.
   *
   * @param template id of a route template with one parameter, {@code link}
   */
  public static CarrierRoutes perBind(String template, List<String> links) {
    return new CarrierRoutes(template, links, List.of());
  }

  /**
   * One instance for each lane of each bind: {@code <template>-urgent-carrier-1} and so on.
   *
   * @param template id of a route template with the parameters {@code lane} and {@code link}
   */
  public static CarrierRoutes perLane(String template, List<String> links) {
    List<String> lanes =
        Stream.of(Lane.values()).map(lane -> lane.name().toLowerCase(Locale.ROOT)).toList();
    return new CarrierRoutes(template, links, lanes);
  }

  @Override
  public void configure() {
    for (String link : links) {
      if (lanes.isEmpty()) {
        instance(template + "-" + link, link);
      }
      for (String lane : lanes) {
        instance(template + "-" + lane + "-" + link, link).parameter("lane", lane);
      }
    }
  }

  private TemplatedRouteDefinition instance(String id, String link) {
    return templatedRoute(template).routeId(id).parameter("link", link);
  }
}
