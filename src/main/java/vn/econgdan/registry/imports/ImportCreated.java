package vn.econgdan.registry.imports;

/** The answer to an upload: under this id its verdicts can be read. */
public record ImportCreated(String id) {}
