package vn.econgdan.app.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.econgdan.app.edge.contract.ApiContract;

/** The contract is proper OpenAPI: its readers and generators can use it. */
class ContractTest {
  private static final LocalDate LATER = LocalDate.of(2031, 3, 15);
  private static final ContractRules RULES = ContractRules.read();

  private final JsonNode document = ApiContract.read().document();

  @Test
  void is_valid_by_the_schema_of_openapi_itself() {
    assertThat(RULES.againstOpenApi(document)).isEmpty();
  }

  @Test
  void is_read_without_complaint_by_the_parser_of_the_generators() {
    ParseOptions resolving = new ParseOptions();
    resolving.setResolve(true);
    assertThat(
            new OpenAPIV3Parser()
                .readContents(document.toString(), List.of(), resolving)
                .getMessages())
        .isEmpty();
  }

  @Test
  void every_reference_leads_somewhere_and_every_placeholder_is_a_parameter() {
    assertThat(ContractRules.danglingReferences(document)).isEmpty();
    assertThat(ContractRules.placeholdersWithoutParameter(document)).isEmpty();
    assertThat(ContractRules.nullableWithoutType(document)).isEmpty();
  }

  @Test
  void every_example_is_what_its_schema_says() {
    assertThat(RULES.wrongExamples(document)).isEmpty();
  }

  @Test
  void the_rules_find_what_was_wrong_once() {
    JsonNode broken = document.deepCopy();
    ((ObjectNode) broken.at("/components/parameters")).remove("month");
    ((ObjectNode) broken.at("/components/schemas/Problem/properties"))
        .putObject("current")
        .put("nullable", true);
    ((ObjectNode) broken.at("/components/schemas/NoticeDraft/properties/title")).put("example", 5);
    ((ObjectNode) broken.at("/paths/~1docs/get")).put("summary", 5);
    assertThat(ContractRules.danglingReferences(broken)).contains("#/components/parameters/month");
    assertThat(ContractRules.placeholdersWithoutParameter(broken))
        .contains("getReconciliation: month");
    assertThat(ContractRules.nullableWithoutType(broken)).hasSize(1);
    assertThat(RULES.wrongExamples(broken)).isNotEmpty();
    assertThat(RULES.againstOpenApi(broken)).isNotEmpty();
  }

  @Test
  void examples_do_not_age() throws IOException {
    JsonNode served = served(LATER);
    String example = "/paths/~1api~1v1~1notices/post/requestBody/content/application~1json/example";
    OffsetDateTime sendAt = OffsetDateTime.parse(served.at(example).path("sendAt").asText());
    assertThat(sendAt.toLocalDate()).isEqualTo(LATER.plusDays(3));
    String month = served.at("/components/parameters/month/example").asText();
    assertThat(month).isEqualTo("2031-02");
    assertThat(served.at("/components/schemas/FeeDraft/properties/validFrom/example").asText())
        .as("a first of a month stays one")
        .isEqualTo("2031-04-01");
    assertThat(served.at("/info/x-examples-of").asText()).isEqualTo("2031-03-15");
    assertThat(RULES.wrongExamples(served)).isEmpty();
  }

  @Test
  void no_example_names_a_day_that_does_not_move() {
    assertThat(ContractRules.examples(document).map(JsonNode::toString))
        .noneMatch(example -> example.matches(".*\\b\\d{1,2}/\\d{1,2}\\b.*"))
        .noneMatch(example -> example.matches(".*tháng \\d.*"));
  }

  @Test
  void the_day_the_examples_are_of_is_the_day_they_are_read() throws IOException {
    LocalDate written = LocalDate.parse(document.at("/info/x-examples-of").asText());
    assertThat(served(written)).isEqualTo(document);
  }

  private static JsonNode served(LocalDate day) throws IOException {
    return new ObjectMapper().readTree(ApiContract.read().documentOn(day));
  }

  @Test
  void the_documents_name_no_year_that_will_be_over() throws IOException {
    for (String name : List.of("README.md", "docs/api.md", "docs/access.md")) {
      assertThat(Files.readString(Path.of(name)))
          .as(name)
          .doesNotContainPattern("\"(sendAt|validUntil|expiresAt)\": \"20\\d\\d");
    }
  }
}
