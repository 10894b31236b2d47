package vn.econgdan.registry;

/** A residential group (tổ dân phố, thôn) of a ward. */
public record GroupView(String id, String ward, String code, String name, boolean active) {}
