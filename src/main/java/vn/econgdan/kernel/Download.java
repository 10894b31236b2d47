package vn.econgdan.kernel;

import java.nio.file.Path;

/**
 * An answer too large for memory: a file of ours that is removed when it was read, with the name to
 * save it under.
 */
public record Download(String contentType, String fileName, Path content) {}
