package vn.econgdan.dispatch;

/** One attempt and what came of it, on which link. */
public record SubmitOutcome(SubmitPart part, String link, CarrierAnswer answer) {}
