package vn.econgdan.registry;

import org.jdbi.v3.core.*;
import vn.econgdan.kernel.*;

public final class DemoRegistry {
  final Jdbi w;

  public DemoRegistry(Jdbi w, BusinessClock c) {
    this.w = w;
  }

  public void load() {
    w.useHandle(
        h -> {
          if (h.createQuery("select count(*) from citizen").mapTo(Integer.class).one() > 0) return;
          h.execute(
              "insert into residential_group(ward_code,code,name) values('00367','55B','Tổ 55B')");
          h.execute(
              "insert into household(ward_code,group_id,code) select '00367',(select id from residential_group),'H'||i from generate_series(1,200) i");
          h.execute(
              "insert into citizen(ward_code,household_id,full_name,name_fold,phone) select '00367',id,'A','a','+8491'||lpad(id::text,7,'0') from household");
          h.execute(
              "insert into subscription(ward_code,citizen_id,payer_household_id,starts_on) select '00367',id,household_id,'2026-01-01' from citizen");
          h.execute(
              "insert into subscription_number(ward_code,subscription_id,msisdn,mobile,valid_from) select '00367',s.id,c.phone,true,'2026-01-01' from subscription s join citizen c on c.id=s.citizen_id");
          h.execute(
              "insert into consent(ward_code,citizen_id,purpose,wording_version,channel,evidence,given_on,recorded_by,recorded_at) select '00367',id,'NOTICES','1','PAPER','x','2026-01-01','x',now() from citizen");
        });
  }
}
