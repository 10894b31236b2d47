package vn.econgdan.registry.imports.file;

import java.time.LocalDate;
import java.util.List;

/**
 * What the registry knows of a person before a row of an import is applied.
 *
 * @param nameFold the name as it is compared
 * @param phone his number now, E.164; may be null
 * @param running whether consent and subscription both run
 * @param waiting whether a claimed consent waits for its evidence
 * @param stoppedOn when consent or subscription last ended; null when never
 * @param gone moved out or deceased
 */
public record KnownPerson(
    long id,
    long householdId,
    String fullName,
    String nameFold,
    String phone,
    List<String> tags,
    boolean running,
    boolean waiting,
    LocalDate stoppedOn,
    boolean gone) {}
