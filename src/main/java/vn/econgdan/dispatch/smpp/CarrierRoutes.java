package vn.econgdan.dispatch.smpp;

import org.apache.camel.builder.RouteBuilder;

/**
 * One instance of a YAML route template per bind, so that the flow stays in routes/ and the number
 * of binds in the settings. Each instance holds the only {@code to: smpp:…} of its bind, and so one
 * session: two such steps would be two binds.
 */
public final class CarrierRoutes extends RouteBuilder {
  private final String template;
  private final CarrierLinks links;

  /**
   * @param template id of a route template with one parameter, {@code link}; instances are called
   *     {@code <template>-carrier-1} and so on
   */
  public CarrierRoutes(String template, CarrierLinks links) {
    this.template = template;
    this.links = links;
  }

  @Override
  public void configure() {
    for (String link : links.names()) {
      templatedRoute(template).routeId(template + "-" + link).parameter("link", link);
    }
  }
}
