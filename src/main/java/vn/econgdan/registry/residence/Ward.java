package vn.econgdan.registry.residence;

/**
 * A ward (phường) or commune (xã) as it is on some day.
 *
 * @param textPrefix begins every SMS of the ward, e.g. {@code UBND P.Thanh Xuan: }
 * @param contact where citizens can ask; may be null
 */
public record Ward(String code, String name, String textPrefix, String contact) {}
