package vn.econgdan.dispatch;

import java.time.Instant;

/**
 * What the database was restored from.
 *
 * @param id of the backup; a database holds it only when its sends were held already
 * @param takenAt what left after this time is not in the database
 */
public record RestoredBackup(String id, Instant takenAt) {}
