package vn.econgdan.ops;

/** What makes two alarms the same one. */
record AlarmKey(String kind, String subject) {}
