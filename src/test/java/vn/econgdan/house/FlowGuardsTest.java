package vn.econgdan.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

/** The files in routes/, held against what every route must say. */
class FlowGuardsTest {
  private static final Flow FLOW = Flow.of(Project.file("routes"));

  @Test
  void thereAreRoutesAndErrorPolicies() {
    assertThat(FLOW.routes()).isNotEmpty();
    assertThat(FLOW.policyIds()).isNotEmpty();
  }

  @Test
  void everyIdStartsWithTheStemOfItsFile() {
    assertThat(FlowGuards.ids(FLOW)).isEmpty();
  }

  @Test
  void everyRouteIsToldInOneSentence() {
    assertThat(FlowGuards.sentences(FLOW)).isEmpty();
  }

  @Test
  void everyRoutePicksAnErrorPolicy() {
    assertThat(FlowGuards.errorPolicies(FLOW)).isEmpty();
  }

  @Test
  void everyStepThatLeavesHasAnId() {
    assertThat(FlowGuards.idsOfLeavingSteps(FLOW)).isEmpty();
  }

  @Test
  void queuesOfTheRoutesAreQueuesOfTheBrokerAndBack() {
    Set<String> broker = Project.brokerQueues();
    assertThat(broker).isNotEmpty();
    assertThat(FlowGuards.queues(FLOW, broker)).isEmpty();
  }

  @Test
  void everyTimetableNamesItsZone() {
    assertThat(FlowGuards.zones(FLOW)).isEmpty();
  }

  @Test
  void noRouteHoldsAHostOrASecret() {
    assertThat(FlowGuards.literals(FLOW)).isEmpty();
  }
}
