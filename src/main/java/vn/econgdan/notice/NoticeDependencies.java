package vn.econgdan.notice;

import vn.econgdan.identity.AuditTrail;
import vn.econgdan.kernel.BusinessClock;
import vn.econgdan.notice.content.SendWindow;
import vn.econgdan.tariff.Tariffs;
import vn.econgdan.text.SmsTexts;

/**
 * What the desk works with.
 *
 * @param carrier whose price is on the sheet
 */
public record NoticeDependencies(
    BusinessClock clock,
    SmsTexts texts,
    Tariffs tariffs,
    String carrier,
    SendWindow window,
    WardPrefixes wards,
    AuditTrail audit) {}
