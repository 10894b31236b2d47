package vn.econgdan.ops;

/** What makes two alarms the same one. */
public record AlarmKey(String kind, String subject) {}
