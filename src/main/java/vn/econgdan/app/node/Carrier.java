package vn.econgdan.app.node;

import java.time.Instant;
import java.time.LocalDate;
import org.jdbi.v3.core.Handle;
import vn.econgdan.app.settings.RecordsSettings;
import vn.econgdan.app.settings.Settings;
import vn.econgdan.dispatch.CarrierIds;
import vn.econgdan.dispatch.CarrierPolicy;
import vn.econgdan.dispatch.SmppAddress;
import vn.econgdan.dispatch.smpp.CarrierSettings;
import vn.econgdan.kernel.BusinessClock;
import vn.econgdan.reconcile.files.RecordForm;
import vn.econgdan.tariff.Tariffs;

/** The one carrier of this release, as the settings describe it. */
public final class Carrier {
  public static final String NAME = "vnpt";

  private Carrier() {}

  static CarrierIds ids(Settings settings) {
    return CarrierIds.valueOf(settings.smpp().messageId().name());
  }

  /** What its files of records look like. */
  static RecordForm records(Settings settings) {
    RecordsSettings records = settings.records();
    return new RecordForm(
        records.titles(),
        records.separator(),
        records.dateFormat(),
        records.id(),
        records.amount(),
        ids(settings));
  }

  static CarrierSettings link(Settings settings, Settings.Smsc smsc) {
    Settings.Source source = settings.smpp().source();
    return new CarrierSettings(
        new CarrierSettings.Login(
            smsc.host(), smsc.port(), smsc.systemId(), smsc.password().value(), smsc.systemType()),
        new SmppAddress(source.address(), source.ton(), source.npi()),
        CarrierSettings.Timers.usual(),
        settings.smpp().binds(),
        settings.smpp().messageReference());
  }

  /** Keys of ids as configured, prices from the dated table. */
  static CarrierPolicy policy(Settings settings, Tariffs tariffs) {
    CarrierIds ids = ids(settings);
    return new CarrierPolicy() {
      @Override
      public String carrier() {
        return NAME;
      }

      @Override
      public String key(String carrierId) {
        return carrierId.isEmpty() ? null : ids.ofResponse(carrierId);
      }

      @Override
      public long rateE4(Handle handle, Instant takenAt) {
        LocalDate day = BusinessClock.local(takenAt).toLocalDate();
        return tariffs.partRate(handle, NAME, day).tenThousandths();
      }
    };
  }
}
