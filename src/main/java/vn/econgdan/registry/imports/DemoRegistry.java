package vn.econgdan.registry.imports;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.econgdan.kernel.Actor;
import vn.econgdan.kernel.FieldEdit;
import vn.econgdan.kernel.ListRequest;
import vn.econgdan.kernel.PageRequest;
import vn.econgdan.kernel.Role;
import vn.econgdan.kernel.WardCode;
import vn.econgdan.registry.ConsentChannel;
import vn.econgdan.registry.RegistryService;
import vn.econgdan.registry.SubscriptionEdit;
import vn.econgdan.registry.SubscriptionView;
import vn.econgdan.registry.Withdrawal;

/**
 * The people of the demo (CONTRACT 2): about two hundred households in two wards, brought in
 * through the same import as real ones, with some who are left out for each reason.
 */
public final class DemoRegistry {
  private static final ListRequest SOME = ListRequest.of(new PageRequest(1, 100));

  private final RegistryService desk;
  private final ImportService imports;

  public DemoRegistry(RegistryService desk, ImportService imports) {
    this.desk = desk;
    this.imports = imports;
  }

  /** Fills wards that have nobody yet; otherwise changes nothing. */
  public void load() {
    fill(
        "00367",
        new DemoPeople(0).group("55A", 60).group("55B", 70).group("56", 50),
        List.of("55A", "55B", "56"));
    fill("00352", new DemoPeople(500).group("1", 12).group("2", 8), List.of("1"));
  }

  private void fill(String ward, DemoPeople people, List<String> groups) {
    Actor officer =
        new Actor(
            0, "dữ liệu mẫu", Set.of(Role.OFFICER), Optional.of(new WardCode(ward)), Set.of());
    if (desk.listGroups(officer, SOME).total() == 0) {
      imports.importRows(officer, "apply", people.csv()).value();
      imports.runImports();
      groups.forEach(group -> leaveSomeOut(officer, group));
    }
  }

  private void leaveSomeOut(Actor officer, String group) {
    Withdrawal withdrawal = new Withdrawal(ConsentChannel.LEADER, "Không dùng nữa", null);
    subscription(officer, group, 5)
        .ifPresent(running -> desk.withdraw(officer, running.id(), withdrawal).value());
    subscription(officer, group, 8)
        .ifPresent(running -> desk.editSubscription(officer, running.id(), pause(running)).value());
  }

  private static SubscriptionEdit pause(SubscriptionView running) {
    return new SubscriptionEdit(running.version(), null, null, FieldEdit.put(true), null);
  }

  /** The running subscription of the group's n-th citizen. */
  private Optional<SubscriptionView> subscription(Actor officer, String group, int nth) {
    return desk
        .listCitizens(officer, null, group, ListRequest.of(new PageRequest(nth, 1)))
        .value()
        .items()
        .stream()
        .flatMap(
            citizen ->
                desk
                    .listSubscriptions(officer, citizen.id(), true, null, SOME)
                    .value()
                    .items()
                    .stream())
        .findFirst();
  }
}
