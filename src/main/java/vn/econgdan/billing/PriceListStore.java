package vn.econgdan.billing;

import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import vn.econgdan.identity.Listing;
import vn.econgdan.kernel.ListRequest;
import vn.econgdan.kernel.Page;
import vn.econgdan.kernel.SortColumns;
import vn.econgdan.tariff.DatedFee;
import vn.econgdan.tariff.DatedRate;

/** Dated prices and, without a day, what the settings say until there is one. */
final class PriceListStore {
  private static final String LATEST = "p.valid_from desc nulls last";

  private static final Listing<DatedFee> FEES =
      new Listing<>(
          "p.valid_from, p.monthly_fee",
          """
          (select valid_from, monthly_fee from fee union all select null, cast(:usual as bigint)) p
          """,
          "",
          """
          (cast(:text as text) is null
            or strpos(concat_ws(' ', cast(p.valid_from as text), cast(p.monthly_fee as text)), :text) > 0)
          """,
          new SortColumns(
              Map.of("validFrom", "p.valid_from", "monthlyFee", "p.monthly_fee"), LATEST),
          ConstructorMapper.of(DatedFee.class));

  private static final Listing<DatedRate> RATES =
      new Listing<>(
          "p.carrier, p.valid_from, p.rate_e4 as ten_thousandths",
          """
          (select carrier, valid_from, rate_e4 from carrier_rate where carrier = :carrier
            union all select :carrier, null, cast(:usual as bigint)) p
          """,
          "",
          """
          (cast(:text as text) is null
            or strpos(concat_ws(' ', fold(p.carrier), cast(p.valid_from as text)), :text) > 0)
          """,
          new SortColumns(Map.of("validFrom", "p.valid_from", "rate", "p.rate_e4"), LATEST),
          ConstructorMapper.of(DatedRate.class));

  private PriceListStore() {}

  /**
   * @param usual đồng, without a day
   */
  static Page<DatedFee> fees(Handle handle, long usual, ListRequest wanted) {
    return FEES.page(handle, wanted, Map.of("usual", usual));
  }

  /**
   * @param usual in 1/10.000 đ, without a day
   */
  static Page<DatedRate> rates(Handle handle, String carrier, long usual, ListRequest wanted) {
    return RATES.page(handle, wanted, Map.of("carrier", carrier, "usual", usual));
  }
}
