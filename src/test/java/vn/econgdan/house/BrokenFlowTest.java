package vn.econgdan.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Each guard of the routes seen red, on one flow that is right and one thing broken in it. */
class BrokenFlowTest {
  private static final String ERRORS = "00-errors.camel.yaml";
  private static final String FILE = "42-greeting.camel.yaml";
  private static final Map<String, String> GOOD =
      Map.of(
          ERRORS,
          """
          - routeConfiguration:
              id: work-errors
              description: Work that goes wrong is done again
              onException:
                - onException:
                    exception: [java.lang.Exception]
                    steps:
                      - bean: {ref: greeter, method: fail}
          """,
          FILE,
          """
          - route:
              id: greeting-tick
              description: Every morning a greeting leaves.
              routeConfigurationId: work-errors
              from:
                uri: quartz:greeting/tick
                parameters:
                  cron: "0 0 7 * * ?"
                  trigger.timeZone: Asia/Ho_Chi_Minh
                steps:
                  - split:
                      expression: {method: {ref: greeter, method: "words(${body}, 2)"}}
                      executorService: "#greeters"
                      steps:
                        - to: {id: to-greetings, uri: "activemq6:queue:greet.morning"}
          - route:
              id: greeting-read
              description: A greeting is read aloud.
              routeConfigurationId: work-errors
              from:
                uri: activemq6:queue:greet.morning
                steps:
                  - bean: {ref: greeter, method: greet}
                  - policy:
                      ref: politely
                      steps:
                        - toD: {id: to-lane, uri: "activemq6:queue:greet.${body.lane}"}
          """);
  private static final Set<String> QUEUES = Set.of("greet.morning");
  private static final Map<String, Class<?>> BEANS =
      Map.of("greeter", Greeter.class, "greeters", Object.class, "politely", Object.class);

  /** What the planted routes call. */
  public static final class Greeter {
    public List<String> words(String body, int many) {
      return List.of(body.repeat(many));
    }

    public void greet() {}

    public void fail() {}
  }

  @Test
  void aFlowThatIsRightIsNotComplainedOf() {
    Flow flow = Flow.of(GOOD);
    assertThat(FlowGuards.ids(flow)).isEmpty();
    assertThat(FlowGuards.sentences(flow)).isEmpty();
    assertThat(FlowGuards.errorPolicies(flow)).isEmpty();
    assertThat(FlowGuards.idsOfLeavingSteps(flow)).isEmpty();
    assertThat(FlowGuards.queues(flow, QUEUES)).isEmpty();
    assertThat(FlowGuards.zones(flow)).isEmpty();
    assertThat(FlowGuards.literals(flow)).isEmpty();
    assertThat(BeanGuard.complaints(flow, BEANS)).isEmpty();
  }

  @Test
  void anIdOfAnotherFileAndAnIdTakenTwice() {
    assertThat(FlowGuards.ids(with("greeting-tick", "morning-tick")))
        .singleElement()
        .asString()
        .contains("does not start with greeting");
    assertThat(FlowGuards.ids(with("greeting-tick", "greeting-read")))
        .singleElement()
        .asString()
        .contains("taken");
  }

  @Test
  void aDescriptionThatIsMissingOrTwoSentences() {
    assertThat(FlowGuards.sentences(with("description: A greeting is read aloud.", ""))).hasSize(1);
    assertThat(FlowGuards.sentences(with("read aloud.", "read aloud. Then it rains."))).hasSize(1);
  }

  @Test
  void anErrorPolicyThatIsMissingUnknownOrInTheWrongFile() {
    assertThat(FlowGuards.errorPolicies(with("routeConfigurationId: work-errors", "")))
        .hasSize(2)
        .allMatch(line -> line.contains("none named"));
    assertThat(
            FlowGuards.errorPolicies(
                with("routeConfigurationId: work-errors", "routeConfigurationId: luck")))
        .hasSize(2)
        .allMatch(line -> line.contains("luck"));
    Map<String, String> moved = new HashMap<>(GOOD);
    moved.put("99-late.camel.yaml", moved.remove(ERRORS));
    assertThat(FlowGuards.errorPolicies(Flow.of(moved))).singleElement();
  }

  @Test
  void aLeavingStepWithoutId() {
    assertThat(FlowGuards.idsOfLeavingSteps(with("id: to-greetings, ", ""))).hasSize(1);
    assertThat(FlowGuards.idsOfLeavingSteps(with("id: to-lane, ", ""))).hasSize(1);
  }

  @Test
  void aQueueThatIsMissingOnEitherSide() {
    assertThat(FlowGuards.queues(Flow.of(GOOD), Set.of("greet.morning", "greet.evening")))
        .containsExactly("no route reads queue greet.evening");
    assertThat(FlowGuards.queues(Flow.of(GOOD), Set.of("greet.morning", "other")))
        .containsExactly("no route reads queue other", "no route writes queue other");
    assertThat(
            FlowGuards.queues(
                with("uri: activemq6:queue:greet.morning", "uri: activemq6:queue:greet.mourning"),
                QUEUES))
        .containsExactly(
            "no route reads queue greet.morning",
            "broker-config/activemq.xml has no queue greet.mourning");
  }

  @Test
  void aTimetableWithoutZoneOrWithAnother() {
    assertThat(FlowGuards.zones(with("trigger.timeZone: Asia/Ho_Chi_Minh", ""))).hasSize(1);
    assertThat(FlowGuards.zones(with("Asia/Ho_Chi_Minh", "Europe/Paris"))).hasSize(1);
  }

  @Test
  void aHostOrASecretInARoute() {
    assertThat(FlowGuards.literals(with("quartz:greeting/tick", "http://example.com/x")))
        .hasSize(1);
    assertThat(FlowGuards.literals(with("cron:", "host: 192.0.2.7\n        cron:"))).hasSize(1);
    assertThat(FlowGuards.literals(with("cron:", "password: hush\n        cron:"))).hasSize(1);
    assertThat(FlowGuards.literals(with("cron:", "password: \"{{a.b}}\"\n        cron:")))
        .isEmpty();
  }

  @Test
  void aBeanThatIsNotBoundInEveryPlaceThatMayNameOne() {
    assertThat(BeanGuard.complaints(Flow.of(GOOD), Map.of("greeter", Greeter.class)))
        .containsExactlyInAnyOrder(
            "greeting-read: no bean is bound as politely", FILE + ": no bean is bound as greeters");
    assertThat(
            BeanGuard.complaints(
                with("ref: greeter, method: greet", "ref: nobody, method: greet"), BEANS))
        .contains("greeting-read: no bean is bound as nobody");
    assertThat(
            BeanGuard.complaints(
                with("ref: greeter, method: \"words", "ref: nobody, method: \"words"), BEANS))
        .containsExactly(FILE + ": no bean is bound as nobody");
    assertThat(BeanGuard.complaints(with(ERRORS, "ref: greeter", "ref: nobody"), BEANS))
        .containsExactly(ERRORS + ": no bean is bound as nobody");
  }

  @Test
  void aMethodThatTheBeanDoesNotHave() {
    assertThat(BeanGuard.complaints(with("method: greet", "method: great"), BEANS))
        .contains("greeting-read: Greeter has no public method great");
    assertThat(BeanGuard.complaints(with("words(${body}, 2)", "words(${body})"), BEANS))
        .containsExactly(FILE + ": Greeter has no public method words(${body})");
  }

  @Test
  void aBodyThatIsReadIntoNoClass() {
    String unknown = "# unmarshalType: vn.econgdan.notice.Nothing\n- route:";
    assertThat(BeanGuard.complaints(with("- route:", unknown), BEANS))
        .containsExactly(FILE + ": there is no class vn.econgdan.notice.Nothing");
  }

  private static Flow with(String was, String is) {
    return with(FILE, was, is);
  }

  private static Flow with(String file, String was, String is) {
    Map<String, String> texts = new HashMap<>(GOOD);
    texts.computeIfPresent(file, (name, text) -> text.replace(was, is));
    assertThat(texts).isNotEqualTo(GOOD);
    return Flow.of(texts);
  }
}
