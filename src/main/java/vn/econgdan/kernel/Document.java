package vn.econgdan.kernel;

/** An answer that is not JSON: {@code text/csv} and the like, with the name to save it under. */
public record Document(String contentType, String fileName, byte[] content) {}
