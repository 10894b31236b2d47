package vn.econgdan.registry;

import java.time.LocalDate;

/**
 * What the registry knows of a person before a row of an import is applied.
 *
 * @param phone his number now, E.164; may be null
 * @param running whether consent and subscription both run
 * @param stoppedOn when consent or subscription last ended; null when never
 * @param gone moved out or deceased
 */
record KnownPerson(String phone, boolean running, LocalDate stoppedOn, boolean gone) {}
